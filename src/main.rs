//! The `rashomon` program: see [`rashomon::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    rashomon::cli::main()
}

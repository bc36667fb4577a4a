//! Addresses on the command line, asked of a server on this machine and of no other.

#![allow(clippy::unwrap_used, clippy::string_slice)] // a test that cannot open its port has nothing to say

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const ARTICLE: &str = "Bridge stays shut until spring\n\nThe mayor told the council so on Monday.\n";

/// A server that gives the same answers as long as the test lasts, and tells what it was asked.
struct Server {
    port: u16,
    asked: Receiver<String>,
}

/// What is answered to a path; the request's head is given in lower case.
type Answers = fn(path: &str, head: &str) -> Vec<u8>;

impl Server {
    fn start(answers: Answers) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (tell, asked) = mpsc::channel();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let tell = tell.clone();
                std::thread::spawn(move || {
                    if let Some(head) = head(&stream) {
                        let path = head.split(' ').nth(1).unwrap_or("").to_owned();
                        let _ = tell.send(head.clone());
                        let _ = (&stream).write_all(&answers(&path, &head));
                    }
                });
            }
        });
        Self { port, asked }
    }

    fn at(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The heads of the requests so far.
    fn asked(&self) -> Vec<String> {
        self.asked.try_iter().collect()
    }
}

fn head(stream: &TcpStream) -> Option<String> {
    let mut head = String::new();
    for line in BufReader::new(stream).lines() {
        let line = line.ok()?;
        if line.is_empty() {
            return Some(head);
        }
        let line = if head.is_empty() { line } else { line.to_lowercase() };
        head.push_str(&line);
        head.push('\n');
    }
    None
}

fn answer(status: &str, fields: &str, body: &[u8]) -> Vec<u8> {
    let head =
        format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n{fields}\r\n", body.len());
    [head.as_bytes(), body].concat()
}

fn text(body: &str) -> Vec<u8> {
    answer("200 OK", "Content-Type: text/plain; charset=utf-8\r\n", body.as_bytes())
}

/// The program with a cache of its own and no proxy.
fn rashomon(cache: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rashomon"));
    command.env("XDG_CACHE_HOME", cache).env("NO_PROXY", "*").args(["report", "--allow-private"]);
    command.timeout(Duration::from_secs(60));
    command
}

fn cache() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// The articles of a report on the addresses, and what was told on standard error.
fn articles(command: &mut Command) -> (Vec<Value>, String) {
    let output = command.output().unwrap();
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{errors}");
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    (report["articles"].as_array().unwrap().clone(), errors)
}

fn fault(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(errors.lines().count(), 1, "{errors}");
    errors
}

#[test]
fn a_page_is_an_article_that_knows_its_address_and_its_outlet() {
    let server = Server::start(|_, _| text(ARTICLE));
    let cache = cache();
    let address = server.at("/bridge#top");
    let (articles, _) = articles(rashomon(cache.path()).arg(&address));
    assert_eq!(articles[0]["path"], address);
    assert_eq!(articles[0]["url"], address);
    assert_eq!(articles[0]["outlet"], "127.0.0.1");
    assert_eq!(articles[0]["found"]["outlet"], "address");
    assert_eq!(articles[0]["title"], "Bridge stays shut until spring");
    let asked = server.asked();
    assert!(asked[0].starts_with("GET /bridge HTTP/1.1"), "{asked:?}");
    assert!(asked[0].contains("user-agent: rashomon/"), "{asked:?}");
}

#[test]
fn several_pages_are_fetched_side_by_side_and_keep_their_order() {
    let server = Server::start(|path, _| {
        let slow = if path == "/a" { 300 } else { 0 };
        std::thread::sleep(Duration::from_millis(slow));
        text(&format!("The bridge at {} is shut. Nobody crosses.", &path[1..]))
    });
    let cache = cache();
    let (articles, _) = articles(rashomon(cache.path()).args(["/a", "/b", "/c"].map(|path| server.at(path))));
    let texts: Vec<&str> =
        articles.iter().map(|article| &article["text"].as_str().unwrap()[14..15]).collect();
    assert_eq!(texts, ["a", "b", "c"]);
}

#[test]
fn a_page_that_has_not_changed_is_not_sent_again_and_serves_without_a_connection() {
    let server = Server::start(|_, head| {
        if head.contains("if-none-match: \"one\"") {
            return answer("304 Not Modified", "", b"");
        }
        answer("200 OK", "ETag: \"one\"\r\nDate: Sun, 09 Mar 2025 08:30:00 GMT\r\n", ARTICLE.as_bytes())
    });
    let cache = cache();
    let address = server.at("/bridge");
    let first = articles(rashomon(cache.path()).arg(&address)).0;
    assert_eq!(articles(rashomon(cache.path()).arg(&address)).0, first);
    assert_eq!(server.asked().len(), 2);
    assert_eq!(articles(rashomon(cache.path()).args(["--offline", &address])).0, first);
    assert_eq!(server.asked().len(), 0);
    let other = fault(rashomon(cache.path()).args(["--offline", &server.at("/other")]));
    assert!(other.contains("no copy of this page is kept"), "{other}");
}

#[test]
fn a_page_that_cannot_be_reached_now_is_shown_from_its_copy_which_is_said() {
    let cache = cache();
    let gone = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = gone.local_addr().unwrap().port();
    let address = format!("http://127.0.0.1:{port}/bridge");
    let serving = std::thread::spawn(move || {
        let (stream, _) = gone.accept().unwrap();
        head(&stream).unwrap();
        (&stream)
            .write_all(&answer("200 OK", "Date: Sun, 09 Mar 2025 08:30:00 GMT\r\n", ARTICLE.as_bytes()))
            .unwrap();
    });
    let first = articles(rashomon(cache.path()).arg(&address)).0;
    serving.join().unwrap();
    let (again, told) = articles(rashomon(cache.path()).arg(&address));
    assert_eq!(again, first);
    assert!(told.contains("the copy of Sun, 09 Mar 2025 08:30:00 GMT is shown"), "{told}");
}

#[test]
fn redirects_are_followed_and_loops_are_not() {
    let server = Server::start(|path, _| match path {
        "/old" => answer("301 Moved Permanently", "Location: /new\r\n", b""),
        "/new" => text(ARTICLE),
        "/files" => answer("302 Found", "Location: file:///etc/passwd\r\n", b""),
        _ => answer("302 Found", "Location: /round\r\n", b""),
    });
    let cache = cache();
    assert_eq!(
        articles(rashomon(cache.path()).arg(server.at("/old"))).0[0]["title"],
        "Bridge stays shut until spring"
    );
    assert!(fault(rashomon(cache.path()).arg(server.at("/round"))).contains("leads on more than 8 times"));
    assert!(
        fault(rashomon(cache.path()).arg(server.at("/files"))).contains("only https and http are fetched")
    );
}

#[test]
fn without_leave_nothing_is_asked_of_this_machine() {
    let server = Server::start(|_, _| text(ARTICLE));
    let cache = cache();
    for host in ["127.0.0.1", "localhost", "[::1]", "2130706433"] {
        let address = format!("http://{host}:{}/", server.port);
        let mut command = Command::new(env!("CARGO_BIN_EXE_rashomon"));
        command.env("XDG_CACHE_HOME", cache.path()).env("NO_PROXY", "*").args(["report", &address]);
        let told = fault(&mut command);
        assert!(told.contains("private network") && told.contains("--allow-private"), "{told}");
    }
    assert_eq!(server.asked().len(), 0);
}

#[test]
fn packed_answers_and_old_encodings_are_read() {
    let server = Server::start(|path, _| match path {
        "/packed" => {
            let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
            packed.write_all(ARTICLE.as_bytes()).unwrap();
            answer(
                "200 OK",
                "Content-Encoding: gzip\r\nContent-Type: text/plain\r\n",
                &packed.finish().unwrap(),
            )
        }
        _ => answer(
            "200 OK",
            "Content-Type: text/plain; charset=iso-8859-2\r\n",
            b"Lech Wa\xb3\xeasa crossed. He left.",
        ),
    });
    let cache = cache();
    assert_eq!(
        articles(rashomon(cache.path()).arg(server.at("/packed"))).0[0]["title"],
        "Bridge stays shut until spring"
    );
    let old = articles(rashomon(cache.path()).arg(server.at("/old"))).0;
    assert!(old[0]["text"].as_str().unwrap().contains("Lech Wałęsa"));
}

#[test]
fn a_bomb_stops_at_the_largest_page() {
    let server = Server::start(|_, _| {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        for _ in 0..200 {
            packed.write_all(&vec![b' '; 1 << 20]).unwrap();
        }
        answer("200 OK", "Content-Encoding: gzip\r\nContent-Type: text/plain\r\n", &packed.finish().unwrap())
    });
    let cache = cache();
    let told = fault(rashomon(cache.path()).arg(server.at("/bomb")));
    assert!(told.contains("larger than 32 MB"), "{told}");
}

#[test]
fn a_server_s_refusal_is_told_in_a_line_with_the_way_out() {
    let server = Server::start(|path, _| match path {
        "/gone" => answer("404 Not Found", "", b"<h1>404</h1>"),
        "/closed" => answer("403 Forbidden", "", b""),
        "/slow" => {
            std::thread::sleep(Duration::from_secs(5));
            Vec::new()
        }
        _ => answer("500 Internal Server Error", "", b""),
    });
    let cache = cache();
    for (path, wanted) in [
        ("/gone", "no such page; check the address"),
        ("/closed", "save the page in a browser"),
        ("/down", "try again later"),
    ] {
        let told = fault(rashomon(cache.path()).arg(server.at(path)));
        assert!(told.contains(wanted), "{told}");
    }
    let told = fault(rashomon(cache.path()).args(["--timeout", "1", &server.at("/slow")]));
    assert!(told.contains("no answer within 1 s;"), "{told}");
}

#[test]
fn one_bad_address_does_not_spoil_the_others() {
    let server =
        Server::start(
            |path, _| if path == "/good" { text(ARTICLE) } else { answer("404 Not Found", "", b"") },
        );
    let cache = cache();
    let (articles, told) = articles(rashomon(cache.path()).args([server.at("/bad"), server.at("/good")]));
    assert_eq!(articles.len(), 1);
    assert!(told.contains("/bad: the server answers 404"), "{told}");
}

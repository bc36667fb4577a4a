//! Addresses: a page fetched from the web, or its copy kept from the last time.
//!
//! `ureq` does the talking (redirects are followed here, so that each step is checked). The copy lies in the platform's
//! cache folder; a server that knows the page by its tag or date is asked whether it changed.

mod cache;
mod reach;

use std::fmt::Write;
use std::io::Read;
use std::path::PathBuf;
use std::time::Duration;

use encoding_rs::Encoding;
use ureq::http::{Response, header};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body};
use url::Url;

use crate::progress::Watch;
use cache::Kept;
pub(crate) use cache::{make_private, thin};
use reach::Reach;

/// The largest page, in bytes, unpacked.
const LARGEST: u64 = 32 << 20;

/// How often an address may lead on to another.
const HOPS: usize = 8;

/// How addresses are opened.
#[derive(Debug, Clone)]
pub struct Web {
    /// Only copies kept on disk are opened, nothing is fetched.
    pub offline: bool,
    /// Addresses of this machine and of private networks are fetched too.
    pub private: bool,
    /// The longest that one page may take.
    pub wait: Duration,
    /// Where copies are kept; nowhere where the platform has no such folder.
    pub cache: Option<PathBuf>,
}

impl Default for Web {
    fn default() -> Self {
        Self { offline: false, private: false, wait: Duration::from_secs(20), cache: cache::usual() }
    }
}

/// A page.
#[derive(Debug)]
pub(super) struct Fetched {
    /// Its bytes, in UTF-8 where the server told another encoding.
    pub(super) bytes: Vec<u8>,
    /// Why it is an older copy, where it is.
    pub(super) notice: Option<String>,
}

/// Whether a path on the command line is an address.
pub fn is_address(path: &str) -> bool {
    let start: String = path.chars().take(8).collect::<String>().to_ascii_lowercase();
    start.starts_with("https://") || start.starts_with("http://")
}

/// The page at an address.
///
/// # Errors
/// One clause that says why there is none, and the way out.
pub(super) fn fetch(address: &str, web: &Web, watch: &Watch) -> Result<Fetched, String> {
    let mut url = Url::parse(address).map_err(|error| format!("not an address ({error}); correct it"))?;
    url.set_fragment(None);
    let kept = web.cache.as_deref().and_then(|folder| cache::kept(folder, &url));
    if web.offline {
        let kept = kept.ok_or("no copy of this page is kept; fetch it without --offline first")?;
        return Ok(Fetched { bytes: kept.body, notice: None });
    }
    match ask(&url, web, kept.as_ref(), watch) {
        Ok(Answer::Page(page)) => {
            if let Some(folder) = &web.cache {
                // A copy that cannot be kept is fetched again the next time.
                let _ = cache::keep(folder, &url, &page);
            }
            Ok(Fetched { bytes: page.body, notice: None })
        }
        Ok(Answer::Unchanged) => match kept {
            Some(kept) => Ok(Fetched { bytes: kept.body, notice: None }),
            None => Err("the server says that nothing changed, but no copy is kept; try again".to_owned()),
        },
        Err(Refusal::Gone(why)) => Err(why),
        Err(Refusal::Unreached(why)) => match kept {
            Some(Kept { body, date, .. }) => {
                let when = date.map_or(String::new(), |date| format!(" of {date}"));
                Ok(Fetched { bytes: body, notice: Some(format!("{why}; the copy{when} is shown")) })
            }
            None => Err(why),
        },
    }
}

/// What a server answers.
enum Answer {
    Page(Kept),
    /// The copy is still good.
    Unchanged,
}

/// Why there is no answer.
enum Refusal {
    /// There is no such page, or not for us: a copy of it must not hide that.
    Gone(String),
    /// It could not be reached now.
    Unreached(String),
}

fn ask(start: &Url, web: &Web, kept: Option<&Kept>, watch: &Watch) -> Result<Answer, Refusal> {
    let mut url = start.clone();
    for _ in 0..HOPS {
        if watch.is_stopped() {
            return Err(Refusal::Unreached("stopped".to_owned()));
        }
        reach::check(&url, web.private).map_err(Refusal::Gone)?;
        let response = send(&url, start, web, kept)?;
        let status = response.status();
        if status.as_u16() == 304 {
            return Ok(Answer::Unchanged);
        }
        if status.is_redirection() {
            let to = text(&response, header::LOCATION);
            let to = to.and_then(|to| url.join(&to).ok());
            url = to.ok_or_else(|| Refusal::Gone("it leads on, but not to an address".to_owned()))?;
            url.set_fragment(None);
            continue;
        }
        if !status.is_success() {
            return Err(refused(status.as_u16(), status.canonical_reason().unwrap_or("")));
        }
        return page(response, watch).map(Answer::Page);
    }
    Err(Refusal::Gone(format!("it leads on more than {HOPS} times; open it in a browser and save the page")))
}

fn send(url: &Url, start: &Url, web: &Web, kept: Option<&Kept>) -> Result<Response<Body>, Refusal> {
    let config = Agent::config_builder()
        .max_redirects(0)
        .http_status_as_error(false)
        .timeout_global(Some(web.wait))
        .user_agent(concat!("rashomon/", env!("CARGO_PKG_VERSION"), " (one page, asked for by a reader)"))
        .accept(
            "text/html, application/xhtml+xml, application/xml;q=0.9, application/json;q=0.9, text/*;q=0.8",
        )
        .build();
    let agent = Agent::with_parts(config, DefaultConnector::default(), Reach { private: web.private });
    let mut request = agent.get(url.as_str());
    // A tag belongs to the address it was given for.
    for (name, value) in kept.filter(|_| url == start).into_iter().flat_map(Kept::conditions) {
        request = request.header(name, value);
    }
    request.call().map_err(|error| unreached(&error, web))
}

fn page(response: Response<Body>, watch: &Watch) -> Result<Kept, Refusal> {
    let field = |name| text(&response, name);
    let (tag, changed, date) = (field(header::ETAG), field(header::LAST_MODIFIED), field(header::DATE));
    let encoding = response.body().charset().and_then(|label| Encoding::for_label(label.as_bytes()));
    let mut reader = response.into_body().into_reader().take(LARGEST + 1);
    let mut body = Vec::new();
    let mut piece = vec![0; 1 << 16];
    loop {
        if watch.is_stopped() {
            return Err(Refusal::Unreached("stopped".to_owned()));
        }
        match reader.read(&mut piece) {
            Ok(0) => break,
            Ok(count) => body.extend_from_slice(piece.get(..count).unwrap_or(&[])),
            Err(error) => {
                return Err(Refusal::Unreached(format!("its answer broke off ({error}); try again")));
            }
        }
    }
    if body.len() as u64 > LARGEST {
        return Err(Refusal::Gone(format!("larger than {} MB, too large for a page", LARGEST >> 20)));
    }
    let body = match encoding {
        // What is UTF-8 is UTF-8, whatever a server's settings say.
        Some(encoding) if std::str::from_utf8(&body).is_err() => {
            encoding.decode(&body).0.into_owned().into_bytes()
        }
        _ => body,
    };
    Ok(Kept { tag, changed, date, body })
}

fn text(response: &Response<Body>, name: header::HeaderName) -> Option<String> {
    Some(response.headers().get(name)?.to_str().ok()?.to_owned())
}

/// What a server's refusal means to the person who asked.
fn refused(status: u16, reason: &str) -> Refusal {
    let mut why = format!("the server answers {status}");
    if !reason.is_empty() {
        let _ = write!(why, " ({reason})");
    }
    match status {
        404 | 410 => Refusal::Gone(format!("{why}: no such page; check the address")),
        401..=403 | 451 => {
            Refusal::Gone(format!("{why}: not for programs; save the page in a browser and open the file"))
        }
        429 => Refusal::Unreached(format!("{why}: asked too often; wait a while")),
        500.. => Refusal::Unreached(format!("{why}; try again later")),
        _ => Refusal::Gone(format!("{why}; save the page in a browser and open the file")),
    }
}

fn unreached(error: &ureq::Error, web: &Web) -> Refusal {
    let why = match error {
        ureq::Error::Io(error) if error.to_string().contains("lookup address") => {
            "no such host; check the address and the connection".to_owned()
        }
        ureq::Error::HostNotFound => "no such host; check the address and the connection".to_owned(),
        ureq::Error::Timeout(_) => {
            format!("no answer within {} s; try again, or allow more by --timeout", web.wait.as_secs())
        }
        ureq::Error::Io(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
            return Refusal::Gone(reach::PRIVATE.to_owned());
        }
        other => format!("not reached ({other}); check the address and the connection"),
    };
    Refusal::Unreached(why)
}

//! Which machines may be asked: none of a private network unless that is allowed, whatever a name or a redirect leads to.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;
use url::{Host, Url};

/// What is told of an address in a private network.
pub(super) const PRIVATE: &str =
    "an address of this machine or of a private network; to fetch it all the same, say --allow-private";

/// Whether an address may be asked, as far as it tells itself; names are looked up later, by [`Reach`].
///
/// # Errors
/// One clause that says why not.
pub(super) fn check(url: &Url, private: bool) -> Result<(), String> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(format!("it leads to {}:, only https and http are fetched", url.scheme()));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("it holds a name or password; take them out".to_owned());
    }
    let is_private = match url.host() {
        Some(Host::Ipv4(address)) => !is_public(IpAddr::V4(address)),
        Some(Host::Ipv6(address)) => !is_public(IpAddr::V6(address)),
        Some(Host::Domain(name)) => {
            let name = name.trim_end_matches('.');
            name == "localhost" || [".localhost", ".local", ".internal"].iter().any(|end| name.ends_with(end))
        }
        None => return Err("it names no host; correct it".to_owned()),
    };
    if is_private && !private { Err(PRIVATE.to_owned()) } else { Ok(()) }
}

/// Looks names up, and keeps only what may be asked: a public name may lead to a private machine.
#[derive(Debug)]
pub(super) struct Reach {
    /// Whether private networks are allowed.
    pub(super) private: bool,
}

impl Resolver for Reach {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = DefaultResolver::default().resolve(uri, config, timeout)?;
        // A proxy is named by the person's own settings, and commonly stands in a private network.
        let is_proxy = config.proxy().is_some_and(|proxy| Some(proxy.host()) == uri.host());
        if self.private || is_proxy {
            return Ok(found);
        }
        let mut public = self.empty();
        for address in found.iter().filter(|address| is_public(address.ip())) {
            public.push(*address);
        }
        if public.is_empty() {
            return Err(ureq::Error::Io(io::Error::new(io::ErrorKind::PermissionDenied, PRIVATE)));
        }
        Ok(public)
    }
}

/// Whether an address is one of the public internet (IANA's registries of special addresses, RFC 6890 and after).
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [one, two, three, _] = address.octets();
    let special = address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_broadcast()
        || address.is_documentation()
        || address.is_multicast()
        || one == 0
        || one >= 240
        || (one == 100 && (64..128).contains(&two))
        || (one == 198 && (18..20).contains(&two))
        || (one == 192 && two == 0 && three == 0);
    !special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let parts = address.segments();
    // An IPv4 address inside: mapped, translated (64:ff9b::/96), or 6to4.
    let inner = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_public_v4(Ipv4Addr::new(a, b, c, d))
    };
    match parts {
        [0, 0, 0, 0, 0, 0 | 0xffff, high, low]
        | [0x64, 0xff9b, 0, 0, 0, 0, high, low]
        | [0x2002, high, low, ..] => inner(high, low),
        // Public addresses are those given out, 2000::/3; documentation and tunnels are special among them.
        [first, second, ..] => {
            first & 0xe000 == 0x2000
                && !(first == 0x2001 && (second == 0xdb8 || second < 0x200))
                && first != 0x3fff
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(address: &str, private: bool) -> Result<(), String> {
        check(&Url::parse(address).unwrap(), private)
    }

    #[test]
    fn addresses_of_private_networks_are_refused_however_they_are_written() {
        for address in [
            "http://127.0.0.1/",
            "http://2130706433/",
            "http://0x7f.1/",
            "http://[::1]:80/",
            "http://[::ffff:10.0.0.1]/",
            "http://[64:ff9b::a00:1]/",
            "http://[2002:a00:1::]/",
            "http://[fe80::1]/",
            "http://[fd00::1]/",
            "http://10.1.2.3/",
            "http://172.16.0.1/",
            "http://192.168.1.1/",
            "http://169.254.169.254/latest/meta-data",
            "http://100.64.0.1/",
            "http://0.0.0.0/",
            "http://localhost:8080/",
            "http://localhost./",
            "http://printer.local/",
            "http://metadata.google.internal/",
        ] {
            assert_eq!(told(address, false), Err(PRIVATE.to_owned()), "{address}");
            assert_eq!(told(address, true), Ok(()), "{address}");
        }
        for address in ["https://courier.example/", "http://93.184.216.34/", "http://[2606:2800:220:1::]/"] {
            assert_eq!(told(address, false), Ok(()), "{address}");
        }
    }

    #[test]
    fn other_schemes_and_passwords_are_refused_even_where_private_addresses_are_allowed() {
        for address in ["file:///etc/passwd", "ftp://courier.example/", "https://me:secret@courier.example/"]
        {
            assert!(told(address, true).is_err(), "{address}");
        }
    }
}

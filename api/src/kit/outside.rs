//! Reaching servers that somebody named: only where everybody may reach, unless the installation says otherwise, so
//! that nobody looks through us into the network we stand in.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use tokio::net::lookup_host;

/// How long a server that somebody named may take to answer.
pub const PATIENCE: Duration = Duration::from_secs(15);

/// How servers outside are reached.
#[derive(Clone, Copy, Debug)]
pub struct Outside {
    /// Whether hosts of our own network may be reached as well.
    pub private_hosts: bool,
    /// How long all of an exchange may take.
    pub patience: Duration,
}

/// Why there is no address to connect to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAddress {
    /// No such name.
    Unknown,
    /// Its address is of a network that not everybody reaches.
    NotPublic,
}

impl Outside {
    /// The address a name stands for now. To connect to this very address, and not to the name again, is what makes
    /// the rule hold.
    ///
    /// # Errors
    /// When there is none that may be reached.
    pub async fn address(&self, host: &str, port: u16) -> Result<SocketAddr, NoAddress> {
        let found: Vec<_> = lookup_host((host, port))
            .await
            .map_err(|_| NoAddress::Unknown)?
            .collect();
        let may = |address: &&SocketAddr| self.private_hosts || is_public(address.ip());
        match found.iter().find(may) {
            Some(address) => Ok(*address),
            None if found.is_empty() => Err(NoAddress::Unknown),
            None => Err(NoAddress::NotPublic),
        }
    }
}

/// Whether an address is one that everybody reaches.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let shared = a == 100 && (64..128).contains(&b);
    let reserved = a == 0 || a >= 240 || (a, b, c) == (192, 0, 0) || (a == 198 && (b == 18 || b == 19));
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_documentation()
        || shared
        || reserved)
}

/// Only 2000::/3 is given out; within it, what stands for an IPv4 address is as public as that.
fn is_public_v6(address: Ipv6Addr) -> bool {
    if let Some(address) = address.to_ipv4_mapped() {
        return is_public_v4(address);
    }
    let [a, b, c, ..] = address.segments();
    let [high, low] = c.to_be_bytes();
    let [third, fourth] = b.to_be_bytes();
    let within = Ipv4Addr::new(third, fourth, high, low);
    match (a, b) {
        (0x2002, _) => is_public_v4(within),
        (0x2001, 0..0x200 | 0xdb8) => false,
        _ => (0x2000..0x4000).contains(&a),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_inner_networks_are_not_public() {
        for inner in [
            "127.0.0.1",
            "127.8.9.1",
            "10.1.2.3",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "0.0.0.0",
            "100.64.0.1",
            "192.0.0.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "203.0.113.5",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2002:a00:1::",
            "2001:db8::1",
            "2001::1",
            "::127.0.0.1",
        ] {
            assert!(!is_public(inner.parse().expect(inner)), "{inner}");
        }
        for outer in [
            "8.8.8.8",
            "172.32.0.1",
            "100.128.0.1",
            "2606:4700::1111",
            "::ffff:8.8.8.8",
            "2002:808:808::1",
            "2001:4860::8888",
        ] {
            assert!(is_public(outer.parse().expect(outer)), "{outer}");
        }
    }

    #[tokio::test]
    async fn our_own_network_is_reached_only_when_the_installation_allows_it() {
        let outside = |private_hosts| Outside {
            private_hosts,
            patience: PATIENCE,
        };
        assert_eq!(outside(false).address("127.0.0.1", 25).await, Err(NoAddress::NotPublic));
        assert_eq!(outside(false).address("localhost", 25).await, Err(NoAddress::NotPublic));
        let open = outside(true).address("127.0.0.1", 25).await.expect("an address");
        assert_eq!(open.to_string(), "127.0.0.1:25");
        assert_eq!(outside(true).address("no such name", 25).await, Err(NoAddress::Unknown));
    }
}

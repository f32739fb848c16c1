//! Who is asking: the peer, or what a trusted proxy says about the one behind it.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::Response;
use ipnet::IpNet;

/// The address a request came from, in the request's extensions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientAddress {
    pub ip: IpAddr,
    /// The request came through a trusted proxy, so its other headers may be believed too.
    pub by_proxy: bool,
}

#[derive(Clone)]
pub struct TrustedProxies(Arc<[IpNet]>);

impl TrustedProxies {
    pub fn new(networks: &[IpNet]) -> Self {
        Self(networks.into())
    }

    fn trust(&self, ip: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&ip))
    }

    /// From the nearest hop outwards, the first that is not a trusted proxy.
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> ClientAddress {
        let mut ip = peer.to_canonical();
        let by_proxy = self.trust(ip);
        if by_proxy {
            for hop in hops(headers).iter().rev() {
                let Some(next) = address(hop) else { break };
                ip = next;
                if !self.trust(ip) {
                    break;
                }
            }
        }
        ClientAddress { ip, by_proxy }
    }
}

fn hops(headers: &HeaderMap) -> Vec<&str> {
    let lines = headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).map(str::trim).collect()
}

/// Proxies write `1.2.3.4`, some `1.2.3.4:5678` or `[::1]:5678`.
fn address(hop: &str) -> Option<IpAddr> {
    let bare = || hop.parse().ok();
    let with_port = || hop.parse::<SocketAddr>().ok().map(|socket| socket.ip());
    bare().or_else(with_port).map(|ip: IpAddr| ip.to_canonical())
}

pub(super) async fn find(
    State(proxies): State<TrustedProxies>,
    mut request: Request,
    next: Next,
) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let peer = peer.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| info.0.ip());
    let client = proxies.client(peer, request.headers());
    request.extensions_mut().insert(client);
    next.run(request).await
}

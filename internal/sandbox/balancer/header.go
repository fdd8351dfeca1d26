package balancer

import (
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"net/http/httputil"
	"strconv"
	"strings"
	"time"
)

// rewrite makes the request that the target gets: the same host and path, and
// the headers that ALB adds (ALB guide, "HTTP headers and Application Load Balancers").
func rewrite(p *httputil.ProxyRequest) {
	l := p.In.Context().Value(exchangeKey{}).(*exchange).listener
	p.Out.URL.Scheme = "http"
	p.Out.Host = p.In.Host
	// The proxy drops query parameters that Go cannot parse; ALB passes them on.
	p.Out.URL.RawQuery = p.In.URL.RawQuery
	p.Out.Header["X-Forwarded-For"] = p.In.Header["X-Forwarded-For"]
	p.SetXForwarded()
	// The proxy takes these two away or sets them; ALB leaves them alone.
	for _, name := range [...]string{"Forwarded", "X-Forwarded-Host"} {
		p.Out.Header.Del(name)
		if values := p.In.Header[name]; values != nil {
			p.Out.Header[name] = values
		}
	}
	p.Out.Header.Set("X-Forwarded-Proto", l.scheme())
	p.Out.Header.Set("X-Forwarded-Port", strconv.Itoa(l.port))
	p.Out.Header.Set("X-Amzn-Trace-Id", trace(p.In.Header.Get("X-Amzn-Trace-Id"), time.Now()))
}

// trace continues a trace, or begins one (ALB guide, "Request tracing").
func trace(have string, now time.Time) string {
	var random [12]byte
	for i := range random {
		random[i] = byte(rand.Uint32())
	}
	id := fmt.Sprintf("1-%08x-%s", now.Unix(), hex.EncodeToString(random[:]))
	if strings.Contains(have, "Root=") {
		return "Self=" + id + ";" + strings.TrimPrefix(have, ";")
	}
	return "Root=" + id
}

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
	p.Out.Header["X-Forwarded-For"] = p.In.Header["X-Forwarded-For"]
	p.SetXForwarded()
	p.Out.Header.Del("X-Forwarded-Host")
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

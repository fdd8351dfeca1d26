package balancer

import (
	"net/http"
	"strconv"

	"flota.dev/flota/internal/sandbox/store"
)

// headers are what a response headers policy adds to every response.
type headers struct{ set []header }

type header struct {
	name, value string
	override    bool // of what the origin sent
}

// managedSecurityHeaders is the ID of the policy Managed-SecurityHeadersPolicy,
// which every account has (CloudFront guide, "Use managed response headers policies").
const managedSecurityHeaders = "67f7725c-6f97-4210-82d7-5512b31e9d03"

func managedHeaders() *headers {
	h := &headers{}
	h.add("X-Content-Type-Options", "nosniff", true)
	h.add("X-Frame-Options", "SAMEORIGIN", false)
	h.add("Referrer-Policy", "strict-origin-when-cross-origin", false)
	h.add("Strict-Transport-Security", "max-age=31536000", false)
	h.add("X-Xss-Protection", "1; mode=block", false)
	return h
}

func newHeaders(view store.HeadersPolicy) *headers {
	h := &headers{}
	for _, s := range view.Security {
		h.secure(s)
	}
	for _, c := range view.Custom {
		for _, item := range c.Items {
			h.add(item.Header, item.Value, item.Override)
		}
	}
	return h
}

func (h *headers) add(name, value string, override bool) {
	h.set = append(h.set, header{http.CanonicalHeaderKey(name), value, override})
}

func (h *headers) secure(s store.SecurityHeaders) {
	for _, x := range s.ContentPolicy {
		h.add("Content-Security-Policy", x.Value, x.Override)
	}
	for _, x := range s.ContentType {
		h.add("X-Content-Type-Options", "nosniff", x.Override)
	}
	for _, x := range s.Frame {
		h.add("X-Frame-Options", x.Value, x.Override)
	}
	for _, x := range s.Referrer {
		h.add("Referrer-Policy", x.Value, x.Override)
	}
	for _, x := range s.Transport {
		value := "max-age=" + strconv.Itoa(x.MaxAge)
		if x.Subdomains {
			value += "; includeSubDomains"
		}
		if x.Preload {
			value += "; preload"
		}
		h.add("Strict-Transport-Security", value, x.Override)
	}
	for _, x := range s.XSS {
		value := "0"
		if x.Protection {
			value = "1"
			if x.Block {
				value += "; mode=block"
			} else if x.Report != "" {
				value += "; report=" + x.Report
			}
		}
		h.add("X-Xss-Protection", value, x.Override)
	}
}

// apply sets the headers on a response that is about to be sent.
func (h *headers) apply(to http.Header) {
	for _, x := range h.set {
		if x.override || to.Get(x.name) == "" {
			to.Set(x.name, x.value)
		}
	}
}

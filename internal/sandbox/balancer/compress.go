package balancer

import (
	"compress/gzip"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// The sizes of answers that CloudFront compresses, in bytes (CloudFront guide, "Serve compressed files").
const (
	leastCompressed = 1_000
	mostCompressed  = 10_000_000
)

// compressed are the types of content that CloudFront compresses (same page, "File types that CloudFront compresses").
var compressed = strings.Fields(`
	application/dash+xml application/eot application/font application/font-sfnt application/javascript application/json
	application/opentype application/otf application/pkcs7-mime application/protobuf application/rss+xml application/truetype
	application/ttf application/vnd.apple.mpegurl application/vnd.ms-fontobject application/xhtml+xml application/xml
	application/x-font-opentype application/x-font-truetype application/x-font-ttf application/x-httpd-cgi
	application/x-javascript application/x-mpegurl application/x-opentype application/x-otf application/x-perl application/x-ttf
	font/eot font/opentype font/otf font/ttf image/svg+xml text/css text/csv text/html text/javascript text/js text/plain
	text/richtext text/tab-separated-values text/xml text/x-component text/x-java-source text/x-script vnd.apple.mpegurl`)

// compressor makes the answer of an origin smaller on its way into the cache
// and to the client, if CloudFront would. It knows gzip alone: who takes
// Brotli only gets the answer as it is.
type compressor struct {
	http.ResponseWriter
	zip  *gzip.Writer // nil for an answer that passes as it is
	left int64        // bytes that the origin has announced and not sent yet
	done bool         // the headers are sent
}

// compressor returns a writer to w. A request that asks for nothing compressed
// gets w itself, and no compressor.
func (at *behavior) compressor(w http.ResponseWriter, r *http.Request) (http.ResponseWriter, *compressor) {
	asked := r.Method == http.MethodGet && r.ProtoAtLeast(1, 1) && r.Header.Get("Range") == "" && strings.Contains(at.encoding(r), "gzip")
	if !at.compress || !asked || at.cache.max == 0 {
		return w, nil
	}
	c := &compressor{ResponseWriter: w}
	return c, c
}

// WriteHeader decides, as only now the origin's headers are known.
func (c *compressor) WriteHeader(status int) {
	if !c.done && status >= http.StatusOK {
		c.done = true
		if h := c.Header(); compressible(status, h) {
			c.left, _ = strconv.ParseInt(h.Get("Content-Length"), 10, 64)
			c.zip = gzips.Get().(*gzip.Writer)
			c.zip.Reset(c.ResponseWriter)
			h.Del("Content-Length")
			h.Set("Content-Encoding", "gzip")
			h.Add("Vary", "Accept-Encoding")
			weaken(h)
		}
	}
	c.ResponseWriter.WriteHeader(status)
}

func (c *compressor) Write(p []byte) (int, error) {
	if !c.done {
		c.WriteHeader(http.StatusOK)
	}
	if c.zip == nil {
		return c.ResponseWriter.Write(p)
	}
	c.left -= int64(len(p))
	return c.zip.Write(p)
}

// Unwrap is for http.ResponseController, which streams and upgrades go through.
func (c *compressor) Unwrap() http.ResponseWriter { return c.ResponseWriter }

// finish sends what is left. It reports whether the answer is whole: one that
// the origin broke off is left open, so that no client takes it for the whole.
func (c *compressor) finish() bool {
	if c == nil || c.zip == nil {
		return true
	}
	defer gzips.Put(c.zip)
	return c.left == 0 && c.zip.Close() == nil
}

// gzips lends compressors their state, which is large.
var gzips = sync.Pool{New: func() any { return gzip.NewWriter(nil) }}

// compressible reports whether CloudFront compresses an answer: one that says its size, and is no other form of itself already.
func compressible(status int, h http.Header) bool {
	switch status {
	case http.StatusOK, http.StatusForbidden, http.StatusNotFound:
	default:
		return false
	}
	size, err := strconv.ParseInt(h.Get("Content-Length"), 10, 64)
	kind, _, _ := mime.ParseMediaType(h.Get("Content-Type"))
	return err == nil && size >= leastCompressed && size <= mostCompressed && h.Get("Content-Encoding") == "" && slices.Contains(compressed, kind)
}

// weaken says of an ETag that it stands for the content and not for its bytes
// (same page, "ETag header conversion"). One that is not valid goes.
func weaken(h http.Header) {
	switch etag := h.Get("Etag"); {
	case strings.HasPrefix(etag, `"`):
		h.Set("Etag", "W/"+etag)
	case etag != "" && !strings.HasPrefix(etag, "W/"):
		h.Del("Etag")
	}
}

// sameETag reports whether a condition names an entity tag, weak or strong (RFC 9110, section 8.8.3.2).
func sameETag(condition, etag string) bool {
	for one := range strings.SplitSeq(condition, ",") {
		if one = strings.TrimSpace(one); one == "*" || strings.TrimPrefix(one, "W/") == strings.TrimPrefix(etag, "W/") {
			return true
		}
	}
	return false
}

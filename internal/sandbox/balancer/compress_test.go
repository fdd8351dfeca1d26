package balancer

import (
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// typed are files whose types are their names' endings.
type typed struct{ *files }

func (f typed) Open(bucket, key string) (io.ReadCloser, http.Header, error) {
	content, h, err := f.files.Open(bucket, key)
	if err == nil {
		h.Set("Content-Type", map[string]string{"html": "text/html; charset=utf-8", "js": "text/javascript", "png": "image/png"}[key[strings.LastIndexByte(key, '.')+1:]])
	}
	return content, h, err
}

// compressedSite has pages of several sizes behind a distribution that compresses.
func compressedSite(t *testing.T) (*world, *files) {
	f := &files{content: map[string]string{}, control: map[string]string{}}
	for name, size := range map[string]int{"index.html": 1500, "small.html": 999, "least.html": 1000, "app.js": 5000, "big.js": 10_000_001, "logo.png": 5000} {
		f.content["web-dev/"+name] = strings.Repeat("x", size)
	}
	f.control["web-dev/app.js"] = "max-age=60"
	w := newWorld(t, WithObjects(typed{f}))
	w.cachePolicy("sites", 0, 0, 31536000, attributes{"enable_accept_encoding_gzip": true, "enable_accept_encoding_brotli": true})
	w.siteOf("dev", "web", attributes{"default_cache_behavior": block(attributes{"target_origin_id": "files", "cache_policy_id": "sites", "compress": true})})
	w.balancer.Refresh()
	return w, f
}

func TestCompression(t *testing.T) {
	w, f := compressedSite(t)
	visit := func(path, accepts string, headers ...string) *httptest.ResponseRecorder {
		r := httptest.NewRequest("GET", "http://web.dev.localhost"+path, nil)
		r.Header.Set("Accept-Encoding", accepts)
		for i := 0; i < len(headers); i += 2 {
			r.Header.Set(headers[i], headers[i+1])
		}
		out := httptest.NewRecorder()
		w.balancer.Edge().ServeHTTP(out, r)
		return out
	}
	for _, test := range []struct {
		path, accepts string
		zipped        bool
	}{
		{"/", "gzip, deflate, br", true},
		{"/", "gzip", true},
		{"/", "br", false}, // there is no Brotli here
		{"/", "", false},
		{"/least.html", "gzip", true},
		{"/small.html", "gzip", false},
		{"/big.js", "gzip", false},
		{"/logo.png", "gzip", false},
		{"/deep/link", "gzip", true}, // the page that takes an error's place
		{"/app.js", "gzip", true},
		{"/app.js", "gzip", true}, // from the cache
		{"/app.js", "", false},    // which has no plain one
	} {
		out := visit(test.path, test.accepts)
		h := out.Header()
		if zipped := h.Get("Content-Encoding") == "gzip"; zipped != test.zipped || out.Code != http.StatusOK {
			t.Errorf("%s for %q: got %d, %v", test.path, test.accepts, out.Code, h)
			continue
		}
		key := "web-dev" + test.path
		if f.content[key] == "" {
			key = "web-dev/index.html"
		}
		if !test.zipped {
			if out.Body.String() != f.content[key] || h.Get("Vary") != "" || strings.HasPrefix(h.Get("Etag"), "W/") {
				t.Errorf("%s for %q is not as the origin sent it: %d bytes, %v", test.path, test.accepts, out.Body.Len(), h)
			}
			continue
		}
		if h.Get("Vary") != "Accept-Encoding" || !strings.HasPrefix(h.Get("Etag"), `W/"`) {
			t.Errorf("%s for %q: got %v", test.path, test.accepts, h)
		}
		length, size := h.Get("Content-Length"), out.Body.Len()
		if length != "" && length != fmt.Sprint(size) {
			t.Errorf("%s for %q: %d bytes are said to be %s", test.path, test.accepts, size, length)
		}
		zip, err := gzip.NewReader(out.Body)
		if err != nil {
			t.Fatal(err)
		}
		if content, err := io.ReadAll(zip); err != nil || string(content) != f.content[key] || size >= len(content) {
			t.Errorf("%s for %q: %v, %d bytes of %d", test.path, test.accepts, err, size, len(content))
		}
	}
	etag := visit("/", "gzip").Header().Get("Etag")
	if out := visit("/", "gzip", "If-None-Match", etag); out.Code != http.StatusNotModified || out.Body.Len() != 0 {
		t.Errorf("who has the page already got %d", out.Code)
	}
	if out := visit("/", "gzip", "Range", "bytes=0-9"); out.Header().Get("Content-Encoding") != "" {
		t.Errorf("a part was compressed: %v", out.Header())
	}
}

func TestCompressionHasLimits(t *testing.T) {
	for _, test := range []struct {
		name   string
		status int
		header http.Header
		want   bool
	}{
		{"a page", 200, http.Header{"Content-Length": {"2000"}, "Content-Type": {"text/html"}}, true},
		{"an error that has much to say", 404, http.Header{"Content-Length": {"2000"}, "Content-Type": {"application/json"}}, true},
		{"a failure", 500, http.Header{"Content-Length": {"2000"}, "Content-Type": {"application/json"}}, false},
		{"a stream", 200, http.Header{"Content-Type": {"text/html"}}, false},
		{"what is compressed already", 200, http.Header{"Content-Length": {"2000"}, "Content-Type": {"text/html"}, "Content-Encoding": {"identity"}}, false},
		{"a type of nobody's", 200, http.Header{"Content-Length": {"2000"}}, false},
	} {
		if got := compressible(test.status, test.header); got != test.want {
			t.Errorf("%s: got %t", test.name, got)
		}
	}
	for have, want := range map[string]string{`"a"`: `W/"a"`, `W/"a"`: `W/"a"`, `a`: ``, ``: ``} {
		h := http.Header{}
		if have != "" {
			h.Set("Etag", have)
		}
		if weaken(h); h.Get("Etag") != want {
			t.Errorf("%s became %s, want %s", have, h.Get("Etag"), want)
		}
	}
}

// TestBrokenAnswerIsNotWhole holds that what an origin broke off is neither
// closed, as if it were whole, nor kept.
func TestBrokenAnswerIsNotWhole(t *testing.T) {
	at := behavior{compress: true, cache: &cachePolicy{gzip: true, max: 1}}
	r := httptest.NewRequest("GET", "/", nil)
	r.Header.Set("Accept-Encoding", "gzip")
	out := httptest.NewRecorder()
	w, c := at.compressor(out, r)
	w.Header().Set("Content-Length", "2000")
	w.Header().Set("Content-Type", "text/html")
	fmt.Fprint(w, strings.Repeat("x", 1999))
	if c.finish() {
		t.Error("1999 of 2000 bytes are whole")
	}
	if zip, err := gzip.NewReader(out.Body); err == nil {
		if _, err = io.ReadAll(zip); err == nil {
			t.Error("a client takes what is broken for the whole")
		}
	}
}

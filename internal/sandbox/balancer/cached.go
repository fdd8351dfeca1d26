package balancer

import (
	"net/http"
	"strings"
	"time"
)

// pop is the one place from which the sandbox's CloudFront answers.
const pop = "SBX50-P1"

// The words of X-Cache, and of x-edge-result-type in logs (CloudFront guide, "Standard log file fields").
const (
	hitResult     = "Hit"
	missResult    = "Miss"
	refreshResult = "RefreshHit"
	errorResult   = "Error"
)

// visit is one request to a distribution.
type visit struct {
	request      *http.Request
	distribution *distribution
	id           string
	began        time.Time
	first        time.Duration // until the first byte
	result       string
}

// serveCached answers from the cache, or from the origin, whose answer is kept
// for as long as the policy and the answer itself say.
func (b *Balancer) serveCached(w http.ResponseWriter, r *http.Request, v *visit, at *behavior) {
	read := r.Method == http.MethodGet || r.Method == http.MethodHead
	if at.cache == nil || !read {
		b.fetch(w, r, v, at, nil, "")
		return
	}
	identity := at.identity(v.distribution, r)
	kept := b.cache.get(identity)
	if kept != nil && time.Now().Before(kept.expires) {
		v.result = hitResult
		if kept.status >= http.StatusBadRequest {
			v.result = errorResult
		}
		kept.send(w, r, time.Now())
		return
	}
	b.fetch(w, r, v, at, kept, identity)
}

// fetch asks the origin. A stale answer is sent again if the origin says that
// it is still the same.
func (b *Balancer) fetch(w http.ResponseWriter, r *http.Request, v *visit, at *behavior, stale *answer, identity string) {
	d := v.distribution
	ask := r
	// A part, or an answer to a client's own condition, is nobody else's answer.
	partial := r.Header.Get("Range") != "" || r.Header.Get("If-None-Match") != "" || r.Header.Get("If-Modified-Since") != ""
	refreshing := !partial && stale != nil && stale.status == http.StatusOK && stale.header.Get("Etag") != ""
	if refreshing {
		ask = r.Clone(r.Context())
		ask.Header.Set("If-None-Match", stale.header.Get("Etag"))
	}
	// A refusal of the bucket's is S3's way of saying that an object is not there.
	out := newCapture(w, identity != "" && !partial, func(status int) bool {
		if refreshing && status == http.StatusNotModified || d.errors[status].page != "" && b.page(d, status) != nil {
			return true
		}
		v.result = missResult
		if status >= http.StatusBadRequest {
			v.result = errorResult
		}
		return false
	})
	to, smaller := at.compressor(out, r)
	b.serveOrigin(to, ask, d, at)
	whole := smaller.finish()
	switch {
	case out.held && out.status == http.StatusNotModified:
		v.result = refreshResult
		fresh := *stale
		fresh.stored, fresh.expires = time.Now(), time.Now().Add(at.cache.lifetime(stale.header, time.Now()))
		b.keep(&fresh)
		fresh.send(w, r, time.Now())
	case out.held:
		b.servePage(w, r, v, out.status)
	case out.keep && whole && out.whole(r.Method):
		b.keep(d.answer(identity, out, at))
	}
}

// answer makes what is kept of an origin's answer.
func (d *distribution) answer(identity string, c *capture, at *behavior) *answer {
	now := time.Now()
	lifetime := at.cache.lifetime(c.header, now)
	if c.status >= http.StatusBadRequest {
		least := errorTime
		if e, ok := d.errors[c.status]; ok {
			least = e.least
		}
		lifetime = at.cache.errorLifetime(c.status, least, c.header)
	}
	if c.status == http.StatusPartialContent || c.status == http.StatusNotModified || c.status < http.StatusOK {
		lifetime = 0
	}
	return &answer{
		identity: identity, status: c.status, header: c.header.Clone(), body: c.body.Bytes(), stored: now, expires: now.Add(lifetime),
	}
}

// keep puts an answer into the cache, if it is good for any time.
func (b *Balancer) keep(a *answer) {
	if a.expires.After(a.stored) {
		b.cache.put(a)
	}
}

// page is the behaviour that serves a distribution's page for an error, nil if it has none.
func (b *Balancer) page(d *distribution, status int) *behavior {
	at := d.behavior(d.errors[status].page)
	bucket, files := bucketOf(at.origin.Domain)
	if !files || b.objects == nil {
		return nil
	}
	content, _, err := b.objects.Open(bucket, strings.TrimPrefix(at.origin.Path+d.errors[status].page, "/"))
	if err != nil {
		return nil
	}
	content.Close()
	return at
}

// servePage answers with the page that takes an error's place.
func (b *Balancer) servePage(w http.ResponseWriter, r *http.Request, v *visit, status int) {
	d := v.distribution
	e := d.errors[status]
	v.result = errorResult
	at := b.page(d, status)
	if at == nil {
		http.Error(w, "not found", status)
		return
	}
	bucket, _ := bucketOf(at.origin.Domain)
	ask := r.Clone(r.Context())
	ask.Header.Del("If-None-Match")
	to, smaller := at.compressor(&restated{ResponseWriter: w, status: e.status}, r)
	if b.serveObject(to, ask, bucket, at.origin.Path+e.page) != nil {
		http.Error(w, "not found", status)
	}
	smaller.finish()
}

// restated answers with a status of its own.
type restated struct {
	http.ResponseWriter
	status int
}

// WriteHeader takes the place of the status that was meant.
func (w *restated) WriteHeader(int) { w.ResponseWriter.WriteHeader(w.status) }

package balancer

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"flota.dev/flota/internal/sandbox/store"
)

// site is a CloudFront distribution.
type site struct {
	id        string
	names     []string // its own and its aliases
	tags      map[string]string
	root      string // default root object
	behaviors []behavior
	normal    behavior
	errors    map[int]errorAnswer
}

// behavior is what the distribution does with the paths of a pattern.
type behavior struct {
	path    wildcard
	origin  store.Origin
	headers *headers
}

// errorAnswer takes the place of an origin's error.
type errorAnswer struct {
	status int
	page   string
}

// newSites makes the distributions of the records, ordered by service. The caller holds b.loading.
func (b *Balancer) newSites() []*site {
	policies := map[string]*headers{managedSecurityHeaders: managedHeaders()}
	for _, record := range b.records.policies.all() {
		policies[record.key.ID] = newHeaders(*record.view)
	}
	var out []*site
	for _, record := range b.records.distributions.all() {
		if record.view.Enabled {
			out = append(out, newSite(record.view, policies))
		}
	}
	slices.SortStableFunc(out, func(a, b *site) int { return cmp.Compare(a.tags["service"], b.tags["service"]) })
	return out
}

func newSite(view *store.Distribution, policies map[string]*headers) *site {
	s := &site{
		id:     view.ID,
		names:  append([]string{view.DomainName}, view.Aliases...),
		tags:   view.Tags,
		root:   view.RootObject,
		errors: map[int]errorAnswer{},
	}
	origins := map[string]store.Origin{}
	for _, o := range view.Origins {
		origins[o.ID] = o
	}
	for _, c := range view.DefaultBehavior {
		s.normal = behavior{origin: origins[c.OriginID], headers: policies[c.HeadersPolicyID]}
	}
	for _, c := range view.Behaviors {
		pattern := newWildcard("/"+strings.TrimPrefix(c.PathPattern, "/"), false)
		s.behaviors = append(s.behaviors, behavior{pattern, origins[c.OriginID], policies[c.HeadersPolicyID]})
	}
	for _, e := range view.Errors {
		s.errors[e.Code] = errorAnswer{orDefault(e.ResponseCode, e.Code), e.PagePath}
	}
	return s
}

func (s *site) behavior(path string) *behavior {
	for i := range s.behaviors {
		if s.behaviors[i].path.matches(path) {
			return &s.behaviors[i]
		}
	}
	return &s.normal
}

// serveSite answers a request from a distribution's origin.
func (b *Balancer) serveSite(w http.ResponseWriter, r *http.Request, s *site) {
	at := s.behavior(r.URL.Path)
	out := &response{ResponseWriter: w}
	if at.headers != nil {
		out.before = at.headers.apply
	}
	bucket, ok := bucketOf(at.origin.Domain)
	if !ok {
		b.serveOrigin(out, r, at.origin.Domain)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		http.Error(out, "this distribution takes GET and HEAD only", http.StatusForbidden)
		return
	}
	path := r.URL.Path
	if path == "/" && s.root != "" {
		path = "/" + strings.TrimPrefix(s.root, "/")
	}
	err := b.serveObject(out, r, bucket, at.origin.Path+path, http.StatusOK)
	switch {
	case err == nil:
	case errors.Is(err, fs.ErrNotExist):
		b.serveMissing(out, r, s)
	default:
		http.Error(out, "the origin failed", http.StatusBadGateway)
	}
}

// bucketOf returns the bucket of an S3 origin such as <bucket>.s3.<region>.amazonaws.com.
func bucketOf(domain string) (string, bool) {
	if !strings.HasSuffix(domain, ".amazonaws.com") {
		return "", false
	}
	at := strings.LastIndex(domain, ".s3.")
	if at < 0 {
		at = strings.LastIndex(domain, ".s3-")
	}
	if at < 0 {
		return "", false
	}
	return domain[:at], true
}

// serveOrigin answers from a custom origin: a load balancer, or an API.
func (b *Balancer) serveOrigin(w http.ResponseWriter, r *http.Request, domain string) {
	at := b.now.Load()
	if d, ok := at.names.resolve(domain); ok && d.balancer != nil {
		b.enter(w, r, domain, 0)
		return
	}
	if h := at.edge.hosts[canonical(domain)]; h != nil && h.api != nil {
		r.Host = domain
		b.serveEdge(w, r)
		return
	}
	http.Error(w, "the origin is not there", http.StatusBadGateway)
}

// serveMissing answers for an object that is not there. To a distribution that
// may read objects but not list them, S3 says 403, else 404; sites handle either.
func (b *Balancer) serveMissing(w http.ResponseWriter, r *http.Request, s *site) {
	for _, code := range [...]int{http.StatusForbidden, http.StatusNotFound} {
		answer, ok := s.errors[code]
		if !ok || answer.page == "" {
			continue
		}
		origin := s.behavior(answer.page).origin
		if bucket, ok := bucketOf(origin.Domain); ok && b.serveObject(w, r, bucket, origin.Path+answer.page, answer.status) == nil {
			return
		}
	}
	http.Error(w, "not found", http.StatusNotFound)
}

// serveObject sends an object, or returns an error and sends nothing.
func (b *Balancer) serveObject(w http.ResponseWriter, r *http.Request, bucket, path string, status int) error {
	content, contentType, size, etag, err := b.objects.Object(bucket, strings.TrimPrefix(path, "/"))
	if err != nil {
		return err
	}
	defer content.Close()
	h := w.Header()
	h.Set("Etag", etag)
	if status == http.StatusOK && etag != "" && r.Header.Get("If-None-Match") == etag {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	h.Set("Content-Type", orDefault(contentType, "binary/octet-stream"))
	h.Set("Content-Length", strconv.FormatInt(size, 10))
	w.WriteHeader(status)
	if r.Method == http.MethodGet {
		// The status is sent; a client that has gone needs no more.
		_, _ = io.Copy(w, content)
	}
	return nil
}

package balancer

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"slices"
	"strings"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// distribution is a CloudFront distribution: a site if its files are in a
// bucket, else what stands before an API or a load balancer.
type distribution struct {
	id        string
	names     []string // its own and its aliases
	tags      map[string]string
	root      string // default root object
	behaviors []behavior
	normal    behavior
	errors    map[int]errorAnswer
	firewall  *firewall
	log       *delivery
	counters  cdnCounters
}

// behavior is what the distribution does with the paths of a pattern.
type behavior struct {
	path    wildcard
	origin  store.Origin
	methods []string
	headers *headers
	cache   *cachePolicy // nil keeps nothing
	forward parts
	// compress says that answers are compressed where the cache policy and the client take it.
	compress bool
}

// errorAnswer takes the place of an origin's error, and says how long it is repeated.
type errorAnswer struct {
	status int
	page   string
	least  time.Duration
}

// newDistributions makes the distributions of the records, ordered by service. The caller holds b.loading.
func (b *Balancer) newDistributions(firewalls map[string]*firewall) []*distribution {
	p := b.newPolicies()
	logs := b.newDeliveries()
	var out []*distribution
	for _, record := range b.records.distributions.all() {
		if view := record.view; view.Enabled {
			d := newDistribution(view, p)
			d.firewall, d.log, d.counters = firewalls[view.WebACL], logs[view.ARN], b.cdnCounters(record.key, view.ID)
			out = append(out, d)
		}
	}
	slices.SortStableFunc(out, func(a, b *distribution) int { return cmp.Compare(a.tags["service"], b.tags["service"]) })
	return out
}

// policies are what behaviours refer to, by ID.
type policies struct {
	headers  map[string]*headers
	caches   map[string]*cachePolicy
	forwards map[string]parts
}

func (b *Balancer) newPolicies() policies {
	p := policies{map[string]*headers{managedSecurityHeaders: managedHeaders()}, map[string]*cachePolicy{}, map[string]parts{}}
	for _, record := range b.records.policies.all() {
		p.headers[record.key.ID] = newHeaders(*record.view)
	}
	for id, cache := range managedCaches {
		p.caches[id] = cache
	}
	for _, record := range b.records.caches.all() {
		p.caches[record.key.ID] = newCachePolicy(record.view)
	}
	for id, forward := range managedForwards {
		p.forwards[id] = forward
	}
	for _, record := range b.records.forwards.all() {
		p.forwards[record.key.ID] = newParts(record.view.Selected)
	}
	return p
}

func newDistribution(view *store.Distribution, p policies) *distribution {
	d := &distribution{
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
	made := func(c store.Cache) behavior {
		return behavior{
			path:   newWildcard("/"+strings.TrimPrefix(c.PathPattern, "/"), false),
			origin: origins[c.OriginID], methods: c.Methods,
			headers: p.headers[c.HeadersPolicyID], cache: p.caches[c.CachePolicyID], forward: p.forwards[c.RequestPolicyID], compress: c.Compress,
		}
	}
	for _, c := range view.DefaultBehavior {
		d.normal = made(c)
	}
	for _, c := range view.Behaviors {
		d.behaviors = append(d.behaviors, made(c))
	}
	for _, e := range view.Errors {
		least := errorTime
		if e.MinTTL != nil {
			least = seconds(*e.MinTTL)
		}
		d.errors[e.Code] = errorAnswer{orDefault(e.ResponseCode, e.Code), e.PagePath, least}
	}
	return d
}

// site reports whether its files are in a bucket.
func (d *distribution) site() bool {
	_, files := bucketOf(d.normal.origin.Domain)
	return files
}

func (d *distribution) behavior(path string) *behavior {
	for i := range d.behaviors {
		if d.behaviors[i].path.matches(path) {
			return &d.behaviors[i]
		}
	}
	return &d.normal
}

// allows reports whether requests of a method are taken.
func (at *behavior) allows(method string) bool {
	if len(at.methods) == 0 {
		return method == http.MethodGet || method == http.MethodHead
	}
	return slices.Contains(at.methods, method)
}

// serveDistribution answers a request as a distribution does: the web ACL
// first, then the cache, then the origin.
func (b *Balancer) serveDistribution(w http.ResponseWriter, r *http.Request, d *distribution) {
	v := &visit{request: r, distribution: d, id: requestID(), began: time.Now()}
	at := d.behavior(r.URL.Path)
	out := &response{ResponseWriter: w}
	out.before = func(h http.Header) {
		v.first = time.Since(v.began)
		h.Set("Via", "1.1 "+strings.ToLower(d.id)+".cloudfront.net (CloudFront)")
		h.Set("X-Amz-Cf-Id", v.id)
		h.Set("X-Amz-Cf-Pop", pop)
		h.Set("X-Cache", orDefault(v.result, errorResult)+" from cloudfront")
		if at.headers != nil {
			at.headers.apply(h)
		}
	}
	defer func() {
		d.counters.count(v, out)
		b.deliver(v, out)
	}()
	switch {
	case b.blocked(d.firewall, r):
		http.Error(out, "The request could not be satisfied: request blocked.", http.StatusForbidden)
	case !at.allows(r.Method):
		http.Error(out, "this distribution does not take "+r.Method, http.StatusForbidden)
	default:
		b.serveCached(out, r, v, at)
	}
}

// serveOrigin passes a request on to the origin, and returns what it answered.
func (b *Balancer) serveOrigin(w http.ResponseWriter, r *http.Request, d *distribution, at *behavior) {
	bucket, files := bucketOf(at.origin.Domain)
	if !files {
		b.serveCustom(w, at.forwarded(r, at.origin.Domain), at.origin.Domain)
		return
	}
	path := r.URL.Path
	if path == "/" && d.root != "" {
		path = "/" + strings.TrimPrefix(d.root, "/")
	}
	switch err := b.serveObject(w, r, bucket, at.origin.Path+path); {
	case err == nil:
	case errors.Is(err, fs.ErrNotExist):
		http.Error(w, "not found", http.StatusNotFound)
	default:
		http.Error(w, "the origin failed", http.StatusBadGateway)
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

// serveCustom answers from a custom origin: a load balancer, or an API.
func (b *Balancer) serveCustom(w http.ResponseWriter, r *http.Request, domain string) {
	at := b.now.Load()
	if d, ok := at.names.resolve(domain); ok && d.balancer != nil {
		if l := d.balancer.listener(0); l != nil {
			b.serve(w, r, l.arn)
			return
		}
	}
	if h := at.edge.hosts[canonical(domain)]; h != nil && h.api != nil {
		b.serveGateway(w, r, h)
		return
	}
	http.Error(w, "the origin is not there", http.StatusBadGateway)
}

// serveObject sends an object, or returns an error and sends nothing.
func (b *Balancer) serveObject(w http.ResponseWriter, r *http.Request, bucket, path string) error {
	if b.objects == nil {
		return fs.ErrNotExist
	}
	content, header, err := b.objects.Open(bucket, strings.TrimPrefix(path, "/"))
	if err != nil {
		return err
	}
	defer content.Close()
	h := w.Header()
	for name, values := range header {
		h[name] = values
	}
	if condition, etag := r.Header.Get("If-None-Match"), h.Get("Etag"); etag != "" && condition != "" && sameETag(condition, etag) {
		h.Del("Content-Length")
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	if h.Get("Content-Type") == "" {
		h.Set("Content-Type", "binary/octet-stream")
	}
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodGet {
		// The status is sent; a client that has gone needs no more.
		_, _ = io.Copy(w, content)
	}
	return nil
}

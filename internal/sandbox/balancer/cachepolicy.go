package balancer

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// cachePolicy says for how long answers are kept, and which requests get the same one.
type cachePolicy struct {
	min, usual, max time.Duration
	key             parts
	gzip, brotli    bool
}

// managedCaches are CloudFront's own cache policies (CloudFront guide, "Use managed cache policies").
var managedCaches = map[string]*cachePolicy{
	"4135ea2d-6df8-44a3-9df3-4b5a84be39ad": {},                                                                                             // CachingDisabled
	"658327ea-f89d-4fab-a63d-7e88639e58f6": {min: time.Second, usual: 24 * time.Hour, max: 365 * 24 * time.Hour, gzip: true, brotli: true}, // CachingOptimized
	"b2884449-e4de-46a7-ac36-70bc7f1ddd6d": {min: time.Second, usual: 24 * time.Hour, max: 365 * 24 * time.Hour},                           // …ForUncompressedObjects
}

func newCachePolicy(view *store.CachePolicy) *cachePolicy {
	p := &cachePolicy{min: seconds(view.Min), usual: seconds(view.Default), max: seconds(view.Max)}
	for _, k := range view.Key {
		p.key, p.gzip, p.brotli = newParts(k.Selected), k.Gzip, k.Brotli
	}
	return p
}

func seconds(n int) time.Duration { return time.Duration(n) * time.Second }

// identity names the answer that a request gets: all requests of one identity get the same.
func (at *behavior) identity(d *distribution, r *http.Request) string {
	key := at.cache.key
	out := []string{d.id, r.Method, r.URL.EscapedPath(), chosenQuery(r, key.queries.takes), at.encoding(r)}
	if key.headers.takes("Host") {
		out = append(out, r.Host)
	}
	var headers []string
	for _, name := range key.headers.names {
		headers = append(headers, name+"="+strings.Join(r.Header.Values(name), ","))
	}
	slices.Sort(headers)
	var cookies []string
	for _, c := range r.Cookies() {
		if key.cookies.takes(c.Name) {
			cookies = append(cookies, c.Name+"="+c.Value)
		}
	}
	slices.Sort(cookies)
	return strings.Join(append(append(out, headers...), cookies...), "\x00")
}

// lifetime is for how long an answer may be kept (CloudFront guide, "Manage how
// long content stays in the cache"). The times are real ones: a file's lifetime
// is a fact about the file, not a wait.
func (p *cachePolicy) lifetime(h http.Header, now time.Time) time.Duration {
	control := directives(h)
	for _, name := range [...]string{"no-store", "no-cache", "private"} {
		if _, ok := control[name]; ok {
			return p.min
		}
	}
	for _, name := range [...]string{"s-maxage", "max-age"} {
		if n, err := strconv.Atoi(control[name]); err == nil {
			return min(max(seconds(n), p.min), p.max)
		}
	}
	if at, err := http.ParseTime(h.Get("Expires")); err == nil {
		return min(max(at.Sub(now), p.min), p.max)
	}
	return p.usual
}

// errorTime is for how long an error is repeated where a distribution says nothing else
// (CloudFront guide, "Control how long CloudFront caches errors").
const errorTime = 10 * time.Second

// errorLifetime is lifetime for answers from 400 on.
func (p *cachePolicy) errorLifetime(status int, least time.Duration, h http.Header) time.Duration {
	control := directives(h)
	_, noStore := control["no-store"]
	_, noCache := control["no-cache"]
	_, private := control["private"]
	age, err := strconv.Atoi(cmp.Or(control["s-maxage"], control["max-age"]))
	switch {
	case status == http.StatusRequestedRangeNotSatisfiable:
		return 0
	case err == nil:
		return max(min(seconds(age), p.max), least)
	case slices.Contains([]int{404, 410, 414, 501}, status):
		if noStore || noCache || private {
			return 0
		}
		return least
	case status >= http.StatusInternalServerError:
		return least
	}
	// Of the others, only those that say so themselves are kept.
	return 0
}

// directives reads Cache-Control.
func directives(h http.Header) map[string]string {
	out := map[string]string{}
	for part := range strings.SplitSeq(strings.Join(h.Values("Cache-Control"), ","), ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		out[strings.ToLower(name)] = strings.Trim(value, `"`)
	}
	return out
}

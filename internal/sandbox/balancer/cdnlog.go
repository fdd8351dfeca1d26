package balancer

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// delivery is where a distribution's access logs go (CloudFront guide, "Configure standard logging (v2)").
type delivery struct {
	bucket  string
	prefix  string // of the objects' keys
	fields  []string
	pending *pending
}

// pending are lines that are not in the bucket yet. They outlive snapshots.
type pending struct {
	mu    sync.Mutex
	lines bytes.Buffer
}

// deliverEvery is about how long CloudFront gathers lines before it writes an object.
const deliverEvery = 5 * time.Minute

// newDeliveries finds the delivery of each distribution, by the distribution's ARN. The caller holds b.loading.
func (b *Balancer) newDeliveries() map[string]*delivery {
	sources := map[string]string{}
	for _, record := range b.records.sources.all() {
		sources[record.key.Account+" "+record.view.Name] = record.view.Resource
	}
	buckets := map[string]string{}
	for _, record := range b.records.destinations.all() {
		for _, c := range record.view.Configuration {
			if bucket, ok := strings.CutPrefix(c.Resource, "arn:aws:s3:::"); ok && record.view.Format == "json" {
				buckets[record.view.ARN] = bucket
			}
		}
	}
	out := map[string]*delivery{}
	for _, record := range b.records.deliveries.all() {
		source := sources[record.key.Account+" "+record.view.Source]
		bucket := buckets[record.view.Destination]
		if source == "" || bucket == "" {
			continue
		}
		id := source[strings.LastIndexByte(source, '/')+1:]
		if b.unsent[id] == nil {
			b.unsent[id] = &pending{}
		}
		out[source] = &delivery{bucket, "AWSLogs/" + record.key.Account + "/CloudFront/" + id, record.view.Fields, b.unsent[id]}
	}
	return out
}

// deliver writes the line of a request that is over.
func (b *Balancer) deliver(v *visit, out *response) {
	to := v.distribution.log
	if to == nil || b.objects == nil {
		return
	}
	line := map[string]string{}
	for name, value := range v.fields(out) {
		if len(to.fields) == 0 || slices.Contains(to.fields, name) {
			line[name] = value
		}
	}
	raw, err := json.Marshal(line)
	if err != nil {
		return
	}
	to.pending.mu.Lock()
	defer to.pending.mu.Unlock()
	to.pending.lines.Write(append(raw, '\n'))
}

// fields are a line's (CloudFront guide, "Standard log file fields"). What has no value is a dash.
func (v *visit) fields(out *response) map[string]string {
	r := v.request
	result := orDefault(v.result, errorResult)
	h := out.Header()
	seconds := func(d time.Duration) string { return strconv.FormatFloat(d.Seconds(), 'f', 3, 64) }
	return map[string]string{
		"date": v.began.UTC().Format(time.DateOnly), "time": v.began.UTC().Format(time.TimeOnly), "x-edge-location": pop,
		"sc-bytes": strconv.FormatInt(out.size, 10), "c-ip": clientOf(r), "cs-method": r.Method,
		"cs(Host)": v.distribution.names[0], "cs-uri-stem": r.URL.EscapedPath(), "sc-status": strconv.Itoa(out.status),
		"cs(Referer)": orDefault(r.Referer(), "-"), "cs(User-Agent)": orDefault(r.UserAgent(), "-"),
		"cs-uri-query": orDefault(r.URL.RawQuery, "-"), "cs(Cookie)": orDefault(r.Header.Get("Cookie"), "-"),
		"x-edge-result-type": result, "x-edge-response-result-type": result, "x-edge-detailed-result-type": result,
		"x-edge-request-id": v.id, "x-host-header": r.Host, "cs-protocol": "https", "cs-bytes": strconv.FormatInt(max(r.ContentLength, 0), 10),
		"time-taken": seconds(time.Since(v.began)), "time-to-first-byte": seconds(v.first), "ssl-protocol": "-",
		"cs-protocol-version": r.Proto, "sc-content-type": orDefault(h.Get("Content-Type"), "-"),
	}
}

// deliverLogs puts what has gathered into the buckets. Lines that cannot be
// written stay for the next time.
func (b *Balancer) deliverLogs(now time.Time) {
	for _, env := range b.now.Load().edge.environments {
		for _, d := range append(slices.Clone(env.sites), env.cdns...) {
			if d.log != nil && b.objects != nil {
				d.log.send(b.objects, now)
			}
		}
	}
}

func (to *delivery) send(objects Objects, now time.Time) {
	to.pending.mu.Lock()
	defer to.pending.mu.Unlock()
	if to.pending.lines.Len() == 0 {
		return
	}
	var packed bytes.Buffer
	zip := gzip.NewWriter(&packed)
	if _, err := zip.Write(to.pending.lines.Bytes()); err != nil || zip.Close() != nil {
		return
	}
	key := fmt.Sprintf("%s.%s.%s.gz", to.prefix, now.UTC().Format("2006-01-02-15"), strings.TrimSuffix(requestID(), "="))
	if objects.Write(to.bucket, key, packed.Bytes()) == nil {
		to.pending.lines.Reset()
	}
}

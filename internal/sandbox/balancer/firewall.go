package balancer

import (
	"cmp"
	"encoding/json"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"time"

	"flota.dev/flota/internal/sandbox/logs"
	"flota.dev/flota/internal/sandbox/store"
)

// firewall is a web ACL of AWS WAF. Nil lets everything through. Rules that
// look for what is not known here, groups of managed rules among them, match nothing.
type firewall struct {
	arn   string
	name  string
	rules []webRule // by priority
	block bool      // what no rule decides on
	log   *logs.Group

	counters *firewallCounters
}

// webRule is a rule: it blocks, allows or counts the requests that it matches.
type webRule struct {
	name    string
	metric  string
	does    string // blocking, allowing or counting
	matches match
}

// match looks for something in a request.
type match func(r *http.Request) bool

// newFirewalls makes the web ACLs of the records, by ARN. The caller holds b.loading.
func (b *Balancer) newFirewalls() map[string]*firewall {
	sets := map[string][]netip.Prefix{}
	for _, record := range b.records.ipSets.all() {
		for _, text := range record.view.Addresses {
			if p, err := netip.ParsePrefix(text); err == nil {
				sets[record.view.ARN] = append(sets[record.view.ARN], p)
			}
		}
	}
	out := map[string]*firewall{}
	for _, record := range b.records.webACLs.all() {
		f := &firewall{arn: record.view.ARN, name: record.view.Name, counters: b.firewallCounters(record.key, record.view)}
		for _, d := range record.view.Default {
			f.block = len(d.Block) > 0
		}
		rules := slices.Clone(record.view.Rules)
		slices.SortStableFunc(rules, func(a, b store.WebRule) int { return cmp.Compare(a.Priority, b.Priority) })
		for _, rule := range rules {
			made := matcher{sets: sets, rates: b.rates, key: f.arn + " " + rule.Name, clock: b.clock.Real}
			f.add(rule, made.statements(rule.Statement))
		}
		out[f.arn] = f
	}
	for _, record := range b.records.webACLLogs.all() {
		for _, destination := range record.view.Destinations {
			if f, to := out[record.view.WebACL], newAccessLog(destination, ""); f != nil && to != nil {
				f.log = &to.group
			}
		}
	}
	return out
}

// add puts in a rule that does something.
func (f *firewall) add(view store.WebRule, matches match) {
	metric, counted := view.Metric()
	for _, action := range view.Action {
		does := ""
		switch {
		case len(action.Block) > 0:
			does = blocking
		case len(action.Allow) > 0:
			does = allowing
		case len(action.Count) > 0:
			does = counting
		default:
			continue
		}
		f.rules = append(f.rules, webRule{view.Name, metric, does, matches})
		if counted {
			f.counters.add(metric, does)
		}
	}
}

// blocked reports whether a web ACL refuses a request, and logs it if so.
func (b *Balancer) blocked(f *firewall, r *http.Request) bool {
	if f == nil {
		return false
	}
	does, by, metric := allowing, defaultAction, defaultAction
	if f.block {
		does = blocking
	}
	for _, rule := range f.rules {
		if !rule.matches(r) {
			continue
		}
		if rule.does != counting {
			does, by, metric = rule.does, rule.name, rule.metric
			break
		}
		f.counters.count(rule.metric, counting)
	}
	f.counters.count(metric, does)
	if does == blocking {
		b.logBlocked(f, by, r)
	}
	return does == blocking
}

// logBlocked writes what AWS WAF does (AWS WAF guide, "Log fields for web ACL traffic").
func (b *Balancer) logBlocked(f *firewall, rule string, r *http.Request) {
	if f.log == nil || b.logs == nil {
		return
	}
	now := time.Now()
	line, err := json.Marshal(map[string]any{
		"timestamp": now.UnixMilli(), "formatVersion": 1, "webaclId": f.arn, "terminatingRuleId": rule, "action": "BLOCK",
		"httpRequest": map[string]any{
			"clientIp": clientOf(r), "country": "-", "uri": r.URL.Path, "args": r.URL.RawQuery, "httpVersion": r.Proto,
			"httpMethod": r.Method, "requestId": requestID(), "host": r.Host,
		},
	})
	if err == nil {
		// A line that cannot be written is the log's loss, not the client's.
		_ = b.logs.Append(*f.log, "sandbox_"+f.name+"_0", logs.Event{Time: now, Message: string(line)})
	}
}

// matcher makes matches of one rule's statements.
type matcher struct {
	sets  map[string][]netip.Prefix
	rates *rates
	key   string
	clock func(time.Duration) time.Duration
}

func never(*http.Request) bool { return false }

// statements is the match of the one statement that a block holds.
func (m matcher) statements(blocks []store.Statement) match {
	if len(blocks) == 0 {
		return never
	}
	s := blocks[0]
	switch {
	case len(s.Rate) > 0:
		rate := s.Rate[0]
		inside := match(func(*http.Request) bool { return true })
		if len(rate.ScopeDown) > 0 {
			inside = m.statements(rate.ScopeDown)
		}
		window := m.clock(seconds(orDefault(rate.Window, 300)))
		return func(r *http.Request) bool {
			return inside(r) && m.rates.over(m.key+" "+clientOf(r), rate.Limit, window, time.Now())
		}
	case len(s.IPSet) > 0:
		set := m.sets[s.IPSet[0].ARN]
		return func(r *http.Request) bool {
			client, err := netip.ParseAddr(clientOf(r))
			return err == nil && slices.ContainsFunc(set, func(p netip.Prefix) bool { return p.Contains(client.Unmap()) })
		}
	case len(s.Bytes) > 0:
		return bytesMatch(s.Bytes[0])
	case len(s.And) > 0:
		all := m.each(s.And[0].Statements)
		return func(r *http.Request) bool {
			return !slices.ContainsFunc(all, func(one match) bool { return !one(r) })
		}
	case len(s.Or) > 0:
		some := m.each(s.Or[0].Statements)
		return func(r *http.Request) bool { return slices.ContainsFunc(some, func(one match) bool { return one(r) }) }
	case len(s.Not) > 0:
		inner := m.statements(s.Not[0].Statements)
		return func(r *http.Request) bool { return !inner(r) }
	}
	return never
}

func (m matcher) each(blocks []store.Statement) []match {
	var out []match
	for _, s := range blocks {
		out = append(out, m.statements([]store.Statement{s}))
	}
	return out
}

// bytesMatch looks for text in a part of a request.
func bytesMatch(view store.ByteMatch) match {
	return func(r *http.Request) bool {
		for _, field := range view.Field {
			text := ""
			switch {
			case len(field.Path) > 0:
				text = r.URL.EscapedPath()
			case len(field.Query) > 0:
				text = r.URL.RawQuery
			case len(field.Method) > 0:
				text = r.Method
			case len(field.Header) > 0:
				text = strings.Join(r.Header.Values(field.Header[0].Name), ",")
			default:
				return false
			}
			for _, t := range view.Transformations {
				text = transformed(text, t.Type)
			}
			return positioned(text, view.Text, view.Position)
		}
		return false
	}
}

func transformed(text, how string) string {
	switch how {
	case "LOWERCASE":
		return strings.ToLower(text)
	case "URL_DECODE":
		if decoded, err := url.QueryUnescape(text); err == nil {
			return decoded
		}
	}
	return text
}

func positioned(text, want, position string) bool {
	switch position {
	case "EXACTLY":
		return text == want
	case "STARTS_WITH":
		return strings.HasPrefix(text, want)
	case "ENDS_WITH":
		return strings.HasSuffix(text, want)
	case "CONTAINS":
		return strings.Contains(text, want)
	}
	return false
}

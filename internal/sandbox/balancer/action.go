package balancer

import (
	"cmp"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"flota.dev/flota/internal/sandbox/store"
)

// action is what a listener does with a request: forward it if it has shares,
// else answer.
type action struct {
	shares []share
	total  int
	answer func(w http.ResponseWriter, r *http.Request, l *listener)
}

// share is a target group's part of a forward action.
type share struct {
	group    *group
	weight   int
	counters *counters
}

// newAction takes the first action that ends a request's way; authentication comes before it on AWS.
func (b *Balancer) newAction(actions []store.Action, balancer *balancerInfo) *action {
	actions = slices.Clone(actions)
	slices.SortStableFunc(actions, func(a, b store.Action) int { return cmp.Compare(a.Order, b.Order) })
	for _, a := range actions {
		switch {
		case a.Type == "forward":
			return b.newForward(a, balancer)
		case a.Type == "fixed-response" && len(a.FixedResponse) > 0:
			return &action{answer: fixedResponse(a)}
		case a.Type == "redirect" && len(a.Redirect) > 0:
			return &action{answer: redirect(a)}
		}
	}
	return nil
}

func (b *Balancer) newForward(a store.Action, balancer *balancerInfo) *action {
	targets := []store.WeightedTargetGroup{{ARN: a.TargetGroupARN, Weight: 1}}
	if len(a.Forward) > 0 && len(a.Forward[0].TargetGroups) > 0 {
		targets = a.Forward[0].TargetGroups
	}
	out := &action{}
	for _, t := range targets {
		if t.ARN != "" && t.Weight > 0 {
			out.total += t.Weight
			out.shares = append(out.shares, share{b.group(t.ARN), t.Weight, b.counter(balancer, t.ARN)})
		}
	}
	if out.total == 0 {
		out.answer = func(w http.ResponseWriter, _ *http.Request, l *listener) {
			l.fail(w, http.StatusServiceUnavailable)
		}
	}
	return out
}

// choose draws a target group by weight.
func (a *action) choose() *share {
	if len(a.shares) == 1 {
		return &a.shares[0]
	}
	drawn := rand.IntN(a.total)
	for i := range a.shares {
		if drawn -= a.shares[i].weight; drawn < 0 {
			return &a.shares[i]
		}
	}
	return nil
}

func fixedResponse(a store.Action) func(http.ResponseWriter, *http.Request, *listener) {
	fixed := a.FixedResponse[0]
	status, err := strconv.Atoi(fixed.StatusCode)
	if err != nil {
		status = http.StatusOK
	}
	return func(w http.ResponseWriter, _ *http.Request, _ *listener) {
		w.Header().Set("Server", "awselb/2.0")
		w.Header().Set("Content-Type", orDefault(fixed.ContentType, "text/plain"))
		w.Header().Set("Content-Length", strconv.Itoa(len(fixed.MessageBody)))
		w.WriteHeader(status)
		// A client that has gone needs no answer.
		_, _ = w.Write([]byte(fixed.MessageBody))
	}
}

func redirect(a store.Action) func(http.ResponseWriter, *http.Request, *listener) {
	to := a.Redirect[0]
	status, err := strconv.Atoi(strings.TrimPrefix(to.StatusCode, "HTTP_"))
	if err != nil {
		status = http.StatusFound
	}
	return func(w http.ResponseWriter, r *http.Request, l *listener) {
		fill := strings.NewReplacer(
			"#{protocol}", l.scheme(),
			"#{host}", hostname(r.Host),
			"#{port}", strconv.Itoa(l.port),
			"#{path}", strings.TrimPrefix(r.URL.EscapedPath(), "/"),
			"#{query}", r.URL.RawQuery,
		).Replace
		scheme := strings.ToLower(fill(orDefault(to.Protocol, "#{protocol}")))
		host := fill(orDefault(to.Host, "#{host}"))
		if port := fill(orDefault(to.Port, "#{port}")); port != standardPorts[scheme] {
			host += ":" + port
		}
		location := scheme + "://" + host + fill(orDefault(to.Path, "/#{path}"))
		if query := fill(orDefault(to.Query, "#{query}")); query != "" {
			location += "?" + query
		}
		if _, err := url.Parse(location); err != nil {
			l.fail(w, http.StatusBadRequest)
			return
		}
		w.Header().Set("Server", "awselb/2.0")
		w.Header().Set("Location", location)
		w.WriteHeader(status)
	}
}

var standardPorts = map[string]string{"http": "80", "https": "443"}

package balancer

import (
	"math"
	"net/http"
	"net/http/httptest"
	"testing"

	"pgregory.net/rapid"
)

func TestAnswers(t *testing.T) {
	redirect := func(a attributes) map[string]any {
		return map[string]any{"type": "redirect", "redirect": block(a)}
	}
	for name, tc := range map[string]struct {
		action         any
		status         int
		body, location string
	}{
		"fixed":       {fixedAction("418", "teapot"), 418, "teapot", ""},
		"to https":    {redirect(attributes{"protocol": "HTTPS", "port": "443", "status_code": "HTTP_301"}), 301, "", "https://a.example/x/y?q=1"},
		"to a host":   {redirect(attributes{"host": "www.#{host}", "port": "#{port}", "protocol": "HTTP", "status_code": "HTTP_302"}), 302, "", "http://www.a.example:443/x/y?q=1"},
		"to a path":   {redirect(attributes{"path": "/new/#{path}", "query": "old=#{query}", "status_code": "HTTP_302"}), 302, "", "https://a.example/new/x/y?old=q=1"},
		"no weights":  {map[string]any{"type": "forward", "forward": block(attributes{"target_group": []any{map[string]any{"arn": "tg", "weight": 0}}})}, 503, "", ""},
		"no targets":  {map[string]any{"type": "forward", "target_group_arn": "tg"}, 503, "", ""},
		"none usable": {map[string]any{"type": "authenticate-oidc"}, 503, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			l := w.loadBalancer("a", tc.action)
			r := httptest.NewRequest("GET", "http://a.example:8080/x/y?q=1", nil)
			out := httptest.NewRecorder()
			w.balancer.serve(out, r, l)
			if out.Code != tc.status || out.Header().Get("Location") != tc.location || tc.body != "" && out.Body.String() != tc.body {
				t.Errorf("got %d %q to %q", out.Code, out.Body, out.Header().Get("Location"))
			}
		})
	}
}

func TestRulesByPriority(t *testing.T) {
	w := newWorld(t)
	l := w.loadBalancer("a")
	for i, priority := range []int{50, 9, 100} {
		group := w.targetGroup(string(rune('a' + i)))
		w.register(group, "task", addr(w.backend(string(rune('a'+i)))))
		w.rule(l, priority, "/*", group, 1)
	}
	w.balancer.Refresh()
	if _, got := w.get(l, "/"); got != "b" {
		t.Errorf("got the answer of %q, want b, whose priority comes first", got)
	}
}

// A change of weights needs no call: Run notices it.
func TestWeightsAreFollowed(t *testing.T) {
	w := newWorld(t)
	l := w.loadBalancer("a")
	blue, green := w.targetGroup("blue"), w.targetGroup("green")
	w.register(blue, "task/1", addr(w.backend("blue")))
	w.register(green, "task/2", addr(w.backend("green")))
	for _, want := range []string{"blue", "green", "blue"} {
		weights := map[string]int{want: 100}
		w.rule(l, 1, "/*", blue, weights["blue"], green, weights["green"])
		w.until(want+" gets the requests", func() bool { _, got := w.get(l, "/"); return got == want })
	}
}

// Each group gets its share of requests.
func TestWeights(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		weights := rapid.SliceOfN(rapid.IntRange(0, 999), 1, 4).Draw(t, "weights")
		a := &action{}
		for _, w := range weights {
			if w > 0 {
				a.shares = append(a.shares, share{weight: w})
				a.total += w
			}
		}
		if a.total == 0 {
			return
		}
		const draws = 20000
		counts := map[*share]int{}
		for range draws {
			counts[a.choose()]++
		}
		for i := range a.shares {
			p := float64(a.shares[i].weight) / float64(a.total)
			// Six standard deviations: it fails once in a billion runs by chance.
			tolerance := 6*math.Sqrt(p*(1-p)/draws) + 1e-9
			if got := float64(counts[&a.shares[i]]) / draws; math.Abs(got-p) > tolerance {
				t.Fatalf("weight %d of %d got %.4f of the requests, want %.4f", a.shares[i].weight, a.total, got, p)
			}
		}
	})
}

func TestErrorPage(t *testing.T) {
	out := httptest.NewRecorder()
	errorPage(out, http.StatusBadGateway)
	if got := out.Header().Get("Server"); got != "awselb/2.0" || out.Code != http.StatusBadGateway {
		t.Errorf("got %d from %q", out.Code, got)
	}
}

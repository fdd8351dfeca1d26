package balancer

import (
	"net/http"
	"testing"
)

func TestForward(t *testing.T) {
	w := newWorld(t)
	l := w.loadBalancer("internal")
	blue := w.targetGroup("blue")
	w.rule(l, 10, "/orders*", blue, 100)
	w.register(blue, "task/1", addr(w.backend("one")))
	w.until("the rule is in force", func() bool { s, _ := w.get(l, "/orders"); return s == http.StatusOK })
	for path, want := range map[string]string{"/orders": "one", "/orders/1": "one", "/other": "no rule"} {
		if _, got := w.get(l, path); got != want {
			t.Errorf("%s: got %q, want %q", path, got, want)
		}
	}
}

package event

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestJSON holds the words that scripts read; they may grow, but not change.
func TestJSON(t *testing.T) {
	for _, c := range []struct {
		event      Event
		kind, want string
	}{
		{Stack{Stack: "base/dev", Step: "plan", State: Finished, Changes: Changes{Add: 2}, Took: time.Second}, "stack",
			`{"stack":"base/dev","step":"plan","state":"finished","changes":{"add":2,"change":0,"remove":0},"took":1000000000}`},
		{Stack{Stack: "base/dev", Step: "apply", State: Started, Of: 78}, "stack",
			`{"stack":"base/dev","step":"apply","state":"started","of":78}`},
		{Resource{Stack: "base/dev", Address: "aws_vpc.main", Action: "create", State: Failed, Message: "no"}, "resource",
			`{"stack":"base/dev","address":"aws_vpc.main","action":"create","state":"failed","message":"no"}`},
		{Build{Service: "orders", State: Finished, Digest: "sha256:1"}, "build",
			`{"service":"orders","state":"finished","digest":"sha256:1"}`},
		{Wave{Environment: "dev", Number: 1, Of: 2, Services: []string{"orders"}}, "wave",
			`{"environment":"dev","number":1,"of":2,"services":["orders"]}`},
		{Stage{Release: "r1", Service: "orders", Environment: "dev", Version: "v1", Stage: "BAKE_TIME", State: Started, Percent: 100, Running: 2, Desired: 2}, "stage",
			`{"release":"r1","service":"orders","environment":"dev","version":"v1","stage":"BAKE_TIME","state":"started","percent":100,"running":2,"desired":2}`},
		{Verdict{Release: "r1", Service: "orders", Environment: "dev", Version: "v1", Verdict: "live", Live: 2, Took: 3}, "verdict",
			`{"release":"r1","service":"orders","environment":"dev","version":"v1","verdict":"live","live":2,"took":3}`},
		{Action{Service: "orders", Execution: "e1", Stage: "Verify", Action: "Build", State: Finished, Took: 2}, "action",
			`{"service":"orders","execution":"e1","stage":"Verify","action":"Build","state":"finished","took":2}`},
		{Execution{Service: "orders", Execution: "e1", Status: "Succeeded", Took: 3}, "execution",
			`{"service":"orders","execution":"e1","status":"Succeeded","took":3}`},
		{Notice{Message: "careful", Warning: true}, "notice", `{"message":"careful","warning":true}`},
	} {
		got, err := json.Marshal(c.event)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, string(got)); diff != "" {
			t.Error(diff)
		}
		if c.event.Kind() != c.kind {
			t.Errorf("kind %q, want %q", c.event.Kind(), c.kind)
		}
	}
}

func TestTee(t *testing.T) {
	var got []string
	to := func(name string) Sink {
		return Func(func(e Event) { got = append(got, name+" "+e.(Notice).Message) })
	}
	all := Tee{to("a"), Discard, to("b")}
	all.Emit(Notice{Message: "1"})
	all.Emit(Notice{Message: "2"})
	if diff := cmp.Diff([]string{"a 1", "b 1", "a 2", "b 2"}, got); diff != "" {
		t.Error(diff)
	}
}

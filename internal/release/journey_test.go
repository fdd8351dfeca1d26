package release

import (
	"testing"
	"time"

	"flota.dev/flota/internal/fleet"
)

func TestTravel(t *testing.T) {
	http := &fleet.Service{
		Kind: fleet.HTTP, Drain: 15 * time.Second, Health: fleet.Health{Interval: 5 * time.Second, Healthy: 2},
		Deploy: fleet.Deploy{Strategy: fleet.Canary, Canary: fleet.Step{Percent: 10, Wait: time.Minute}, Bake: 5 * time.Minute},
	}
	on := func(c fleet.Compute) fleet.Steps {
		return fleet.Steps{QA: fleet.Runner{Compute: c}, Build: fleet.Runner{Compute: c}, Deploy: fleet.Runner{Compute: c}}
	}
	serving, complete := Travel(http, on(fleet.Lambda)).Times()
	p := Predict(http, false, AWSPace())
	if complete-serving != p.Total-p.Live {
		t.Errorf("it is watched for %s, and the settings say %s", complete-serving, p.Total-p.Live)
	}
	later, _ := Travel(http, on(fleet.Container)).Times()
	if later-serving != 2*(starts[fleet.Container].Time-starts[fleet.Lambda].Time) {
		t.Errorf("two containers take %s longer than Lambda", later-serving)
	}
	http.Deploy.Canary.Wait += time.Minute
	if slower, _ := Travel(http, on(fleet.Lambda)).Times(); slower-serving != time.Minute {
		t.Errorf("a minute more of canary takes %s", slower-serving)
	}
	for _, kind := range []fleet.Kind{fleet.Job, fleet.Site} {
		j := Travel(&fleet.Service{Kind: kind}, on(fleet.Lambda))
		if s, c := j.Times(); s != c || s == 0 {
			t.Errorf("a %s serves after %s and is complete after %s, want the same", kind, s, c)
		}
	}
	for _, l := range Travel(http, on(fleet.OnFleet)).Serving {
		if l.Source == "" || l.Time <= 0 {
			t.Errorf("%q takes %s, and nobody says so", l.What, l.Time)
		}
	}
}

package release

import (
	"time"

	"flota.dev/flota/internal/fleet"
)

// Leg is a part of the way from a push to a version that is live, on AWS.
type Leg struct {
	What string
	Time time.Duration
	// Source says where the time is from: settings, a page, or that it is an allowance of ours.
	Source string
}

// Journey is the way from a push until a service's version is live in the
// pipeline's first environment, with no person to wait for. Legs up to Serving
// end when all traffic is on the new version, the others when it is watched
// and the old one gone.
type Journey struct {
	Serving []Leg
	After   []Leg
}

// Sources of times that are not in the settings.
const (
	allowance    = "allowance, to be measured"
	lambdaStart  = "CodeBuild guide, \"Run builds on AWS Lambda compute\": optimized start-up; allowance"
	onDemand     = "barkingiguana.com, \"Choosing CodeBuild Compute\": about a minute on demand"
	reservedHost = "CodeBuild guide, \"Reserved capacity\": idle machines take builds at once; allowance"
	taskStart    = "reports of 20 to 40 s within a VPC and of 45 s: aws/containers-roadmap#358, aws-samples/amazon-chime-sdk-recording-demo#44"
	healthSource = "settings: health.interval × health.healthy"
)

// starts are what CodeBuild takes to provision a step.
var starts = map[fleet.Compute]Leg{
	fleet.Lambda:    {"start of the step on Lambda", 5 * time.Second, lambdaStart},
	fleet.Container: {"start of the step in a container on demand", time.Minute, onDemand},
	fleet.OnFleet:   {"start of the step on a reserved machine", 5 * time.Second, reservedHost},
}

// Travel adds up the way of a service that was released before. The steps say
// what its pipeline runs on.
func Travel(s *fleet.Service, steps fleet.Steps) Journey {
	var j Journey
	add := func(what string, t time.Duration, source string) {
		if t > 0 {
			j.Serving = append(j.Serving, Leg{what, t, source})
		}
	}
	add("push until the execution starts", 10*time.Second, allowance)
	add("source action", 5*time.Second, allowance)
	j.Serving = append(j.Serving, starts[steps.Build.Compute])
	add("clone", 10*time.Second, allowance)
	add("build of the image, and its push by digest", 55*time.Second, allowance)
	add("plan of every environment", 40*time.Second, allowance)
	add("to the next stage", 3*time.Second, allowance)
	j.Serving = append(j.Serving, starts[steps.Deploy.Compute])
	add("clone", 10*time.Second, allowance)
	add("apply of the reviewed plan", 20*time.Second, allowance)
	if s.Kind == fleet.HTTP || s.Kind == fleet.Worker {
		add("start of the tasks on Fargate", 45*time.Second, taskStart)
	}
	p := Predict(s, false, AWSPace())
	shift := p.Live
	if s.Kind == fleet.HTTP {
		health := s.Health.Interval * time.Duration(s.Health.Healthy)
		add("good answers until the tasks get traffic", health, healthSource)
		shift -= health
	}
	add("traffic moves in steps", shift, "settings: deploy."+string(s.Deploy.Strategy))
	if after := p.Total - p.Live; after > 0 {
		j.After = append(j.After, Leg{"bake, and the end of the old tasks", after, "settings: deploy.bake, drain"})
	}
	return j
}

// Times returns when the version serves, and when it is complete.
func (j Journey) Times() (serving, complete time.Duration) {
	for _, l := range j.Serving {
		serving += l.Time
	}
	complete = serving
	for _, l := range j.After {
		complete += l.Time
	}
	return serving, complete
}

package build

import (
	"cmp"
	"time"

	"flota.dev/flota/internal/sandbox/store"
)

// TypeBuild names the records of builds; their ID is the build's, PROJECT:UUID.
const TypeBuild = "codebuild_build"

// The states of builds and of their phases (API: Build, BuildPhase).
const (
	InProgress = "IN_PROGRESS"
	Succeeded  = "SUCCEEDED"
	Failed     = "FAILED"
	Fault      = "FAULT"
	TimedOut   = "TIMED_OUT"
	Stopped    = "STOPPED"
)

// Build is one build of a project, with CodeBuild's words (API: Build).
type Build struct {
	ID        string    `json:"id"`
	ARN       string    `json:"arn"`
	Number    int       `json:"number"`
	Project   string    `json:"project"`
	Status    string    `json:"status"`
	Phase     string    `json:"phase"` // the one it is in
	Phases    []Phase   `json:"phases"`
	Started   time.Time `json:"started"`
	Ended     time.Time `json:"ended,omitzero"`
	Initiator string    `json:"initiator"`
	// SourceVersion is what was asked for, Resolved the commit that it is.
	SourceVersion string                  `json:"source_version,omitempty"`
	Resolved      string                  `json:"resolved,omitempty"`
	Variables     []store.ProjectVariable `json:"variables,omitempty"`
	Image         string                  `json:"image,omitempty"`
	LogGroup      string                  `json:"log_group,omitempty"`
	LogStream     string                  `json:"log_stream,omitempty"`
	Exported      map[string]string       `json:"exported,omitempty"`
	Artifacts     []Artifact              `json:"artifacts,omitempty"`
	Reports       []string                `json:"reports,omitempty"` // ARNs
	PID           int                     `json:"pid,omitempty"`
}

// Phase is a step of a build: SUBMITTED, QUEUED, PROVISIONING, DOWNLOAD_SOURCE,
// INSTALL, PRE_BUILD, BUILD, POST_BUILD, UPLOAD_ARTIFACTS, FINALIZING or COMPLETED.
type Phase struct {
	Type    string    `json:"type"`
	Status  string    `json:"status"`
	Started time.Time `json:"started"`
	Ended   time.Time `json:"ended,omitzero"`
	Code    string    `json:"code,omitempty"` // such as COMMAND_EXECUTION_ERROR
	Message string    `json:"message,omitempty"`
}

// Artifact is an object in a bucket that holds files for a build, or from one.
type Artifact struct {
	Name   string `json:"name"`
	Bucket string `json:"bucket"`
	Key    string `json:"key"`
}

// Request asks for a build.
type Request struct {
	// Near has the account and region.
	Near      store.Key
	Project   string
	Initiator string // codepipeline/NAME, or who asked
	// Variables override the project's.
	Variables []store.ProjectVariable
	Buildspec string // in place of the project's, if not empty
	// Inputs are the artifacts of a build that a pipeline starts; the first is the
	// source proper. Without any, the project's own source is built.
	Inputs        []Artifact
	Outputs       []Artifact
	SourceVersion string
}

// newBuild is the build at its beginning.
func newBuild(r Request, p store.Project, number int) Build {
	uuid := store.NewUUID()
	v := Build{
		ID: p.Name + ":" + uuid, Number: number, Project: p.Name, Status: InProgress, Started: time.Now(),
		Initiator: r.Initiator, SourceVersion: cmp.Or(r.SourceVersion, p.SourceVersion),
		LogGroup: "/aws/codebuild/" + p.Name, LogStream: uuid,
	}
	v.ARN = "arn:aws:codebuild:" + r.Near.Region + ":" + r.Near.Account + ":build/" + v.ID
	if len(r.Inputs) > 0 {
		v.SourceVersion = "arn:aws:s3:::" + r.Inputs[0].Bucket + "/" + r.Inputs[0].Key
	}
	if len(p.Environments) > 0 {
		v.Image = p.Environments[0].Image
		v.Variables = override(p.Environments[0].Variables, r.Variables)
	}
	if len(p.Logs) > 0 && len(p.Logs[0].CloudWatch) > 0 {
		to := p.Logs[0].CloudWatch[0]
		v.LogGroup = cmp.Or(to.Group, v.LogGroup)
		if to.Stream != "" {
			v.LogStream = to.Stream + "/" + uuid
		}
		if to.Status == "DISABLED" {
			v.LogGroup, v.LogStream = "", ""
		}
	}
	v.enter("SUBMITTED")
	v.leave(Succeeded, "", "")
	v.enter("QUEUED")
	return v
}

// override returns the variables with those of the same name replaced.
func override(own, by []store.ProjectVariable) []store.ProjectVariable {
	out := append([]store.ProjectVariable{}, own...)
next:
	for _, v := range by {
		for i := range out {
			if out[i].Name == v.Name {
				out[i] = v
				continue next
			}
		}
		out = append(out, v)
	}
	return out
}

func (v *Build) key(near store.Key) store.Key {
	return store.Key{Account: near.Account, Region: near.Region, Type: TypeBuild, ID: v.ID}
}

func (v *Build) enter(phase string) {
	v.Phase = phase
	v.Phases = append(v.Phases, Phase{Type: phase, Status: InProgress, Started: time.Now()})
}

// leave ends the phase that the build is in.
func (v *Build) leave(status, code, message string) {
	p := &v.Phases[len(v.Phases)-1]
	p.Status, p.Code, p.Message, p.Ended = status, code, message, time.Now()
}

// finish ends the build, and the phase it was in with it.
func (v *Build) finish(status, code, message string) {
	if v.Phases[len(v.Phases)-1].Status == InProgress {
		v.leave(status, code, message)
	}
	v.Status, v.Phase, v.Ended, v.PID = status, "COMPLETED", time.Now(), 0
	v.Phases = append(v.Phases, Phase{Type: "COMPLETED", Status: Succeeded, Started: v.Ended, Ended: v.Ended})
}

// Problem is why a build failed: the code and message of the first phase that did.
func (v *Build) Problem() (phase, code, message string) {
	for _, p := range v.Phases {
		if p.Status != Succeeded && p.Status != InProgress {
			return p.Type, p.Code, p.Message
		}
	}
	return "", "", ""
}

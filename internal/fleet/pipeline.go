package fleet

import "time"

// Pipeline is how a service gets from a push into its environments.
type Pipeline struct {
	// Paths are the files whose change starts the pipeline, relative to the fleet's folder; they take the place of what flota finds. Default: the service's folder, and what its Go package imports.
	Paths []string `yaml:"paths" jsonschema:"example=services/orders/**"`
	// Also is further files whose change starts it. Default: none.
	Also []string `yaml:"also" jsonschema:"example=proto/**"`
	// Ignore is files whose change alone starts nothing. Default: none.
	Ignore []string `yaml:"ignore" jsonschema:"example=**/*.md"`
	// Tags are patterns of Git tags that start it too. Default: none.
	Tags []string `yaml:"tags" jsonschema:"example=v*"`
	// Parallel builds the image while the checks run. Default: true.
	Parallel bool `yaml:"parallel" jsonschema:"default=true"`
	// Compute is what the steps run on: lambda starts within seconds but has 15 minutes and no Docker, container takes longer to start, reserved is machines that are kept ready. auto takes lambda wherever it can. Default: auto.
	Compute Compute `yaml:"compute" jsonschema:"default=auto,enum=auto,enum=lambda,enum=container,enum=reserved"`
	// SkipEmptyApproval asks nobody where Terraform changes nothing, and only the version is new. Default: false.
	SkipEmptyApproval bool `yaml:"skip_empty_approval" jsonschema:"default=false"`
	// ApproveWithin is how long an approval waits for a person, 5m to 60d. Default: 7d.
	ApproveWithin time.Duration `yaml:"approve_within" jsonschema:"default=7d"`
}

// Pipelines are what the pipelines of all services have in common. A service's own settings go before them.
type Pipelines struct {
	Pipeline `yaml:",inline"`
	// Reserved is machines that CodeBuild keeps ready for compute: reserved. They cost day and night. Default: none.
	Reserved *Reserved `yaml:"reserved"`
	// Sign signs what the pipelines attest to their images, with a key of KMS for the whole fleet. Default: false.
	Sign bool `yaml:"sign" jsonschema:"default=false"`
}

// Reserved is machines that CodeBuild keeps ready.
type Reserved struct {
	// Machines is how many always run. Default: 1.
	Machines int `yaml:"machines" jsonschema:"default=1,minimum=1,maximum=100" short:"alone"`
	// Max is how many run at most, as the load rises. Default: the same as machines.
	Max int `yaml:"max" jsonschema:"minimum=1,maximum=100"`
	// Size is CodeBuild's compute type. Default: BUILD_GENERAL1_MEDIUM.
	Size string `yaml:"size" jsonschema:"default=BUILD_GENERAL1_MEDIUM,enum=BUILD_GENERAL1_SMALL,enum=BUILD_GENERAL1_MEDIUM,enum=BUILD_GENERAL1_LARGE,enum=BUILD_GENERAL1_XLARGE,enum=BUILD_GENERAL1_2XLARGE"`
}

// Test is how a service is tested, before anything of it is deployed.
type Test struct {
	// Command is a shell command that fails if the service is not good, run in the service's folder.
	Command string `yaml:"command" jsonschema:"example=go test ./..." short:"alone"`
	// Reports is a pattern of JUnit files that the command leaves behind, relative to the service's folder. Default: none.
	Reports string `yaml:"reports" jsonschema:"example=reports/*.xml"`
}

// Compute is what a pipeline's steps run on.
type Compute string

// The kinds of compute. Auto chooses for each step.
const (
	Auto      Compute = "auto"
	Lambda    Compute = "lambda"
	Container Compute = "container"
	OnFleet   Compute = "reserved"
)

// Runner is what one step of a pipeline runs on, and when it is given up.
type Runner struct {
	Compute Compute
	// Docker says that it builds images with Docker.
	Docker bool
	// Limit is when CodeBuild gives the step up; on Lambda it is always 15 minutes.
	Limit time.Duration
}

// Steps are the steps of a pipeline.
type Steps struct{ QA, Build, Deploy Runner }

const (
	// lambdaLimit is when CodeBuild ends what runs on Lambda (CodeBuild guide, "Run builds on AWS Lambda compute").
	lambdaLimit = 15 * time.Minute
	// stepLimit is for a step that waits for nothing.
	stepLimit = 30 * time.Minute
	// besides is what a deploy step may take beside the waits of the release: Terraform, and tasks that start.
	besides = 6 * time.Minute
)

// Steps says what the steps of a service's pipeline run on. One project
// deploys to all environments, so that the slowest release decides.
func (f *Fleet) Steps(name string) (Steps, bool) {
	s, ok := f.Service("", name)
	if !ok {
		return Steps{}, false
	}
	views := []*Service{s}
	for _, e := range f.Environments {
		if in, ok := f.Service(e.Name, name); ok {
			views = append(views, in)
		}
	}
	return stepsOf(views), true
}

func stepsOf(views []*Service) Steps {
	s, waits := views[0], time.Duration(0)
	for _, v := range views {
		waits = max(waits, v.waits())
	}
	docker := s.Build.Dockerfile != ""
	steps := Steps{
		QA:     Runner{Compute: s.Pipeline.Compute, Limit: stepLimit},
		Build:  Runner{Compute: s.Pipeline.Compute, Limit: stepLimit, Docker: docker},
		Deploy: Runner{Compute: s.Pipeline.Compute, Limit: stepLimit + waits},
	}
	if s.Pipeline.Compute != Auto {
		return steps
	}
	steps.QA.Compute, steps.Build.Compute, steps.Deploy.Compute = Lambda, Lambda, Lambda
	if docker {
		steps.Build.Compute = Container
	}
	if waits+besides > lambdaLimit {
		steps.Deploy.Compute = Container
	}
	return steps
}

// waits is the sum of what a release waits for by its settings.
func (s *Service) waits() time.Duration {
	var sum time.Duration
	for _, w := range s.Waits() {
		sum += w.Time
	}
	return sum
}

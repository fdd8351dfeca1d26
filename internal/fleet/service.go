package fleet

import "time"

// Kind is what sort of deployable a service is.
type Kind string

// The kinds of services.
const (
	HTTP   Kind = "http"
	Worker Kind = "worker"
	Job    Kind = "job"  // runs on a schedule
	Site   Kind = "site" // static files
)

// Service is one deployable, in one environment.
type Service struct {
	// Name is the service's name: lower-case letters, digits and hyphens.
	Name string `yaml:"service" jsonschema:"example=orders"`
	// Kind is http (answers requests), worker (runs all the time), job (runs on a schedule) or site (static files). Default: http.
	Kind Kind `yaml:"kind" jsonschema:"enum=http,enum=worker,enum=job,enum=site"`
	// Build says how the service becomes an image, or a folder of files for a site.
	Build Build `yaml:"build"`
	// Port is where an http service listens, or a worker with discovery; the process is told by $PORT. Default: 8080.
	Port int `yaml:"port" jsonschema:"default=8080,minimum=1,maximum=65535"`
	// Health is how the load balancer knows that a task works. Default: /healthz every 5s.
	Health Health `yaml:"health"`
	// Size is what one task gets. Default: a quarter of a CPU, 512 MiB.
	Size Size `yaml:"size"`
	// Count is how many tasks run. Default: 1.
	Count Count `yaml:"count"`
	// Route is how requests reach an http service or a site. Default: /NAME and all below it; all paths for a site.
	Route Route `yaml:"route"`
	// Discovery gives the tasks a name in the private DNS, NAME.FLEET-ENVIRONMENT.internal, for callers that the load balancer cannot serve, such as plain TCP. It needs strategy rolling. A service that needs this one gets NAME_ADDRESS, host:port. Default: false.
	Discovery bool `yaml:"discovery" jsonschema:"default=false"`
	// Schedule is when a job runs, in EventBridge Scheduler's forms: rate(5 minutes), cron(0 3 * * ? *) or at(2030-01-31T12:00:00).
	Schedule string `yaml:"schedule" jsonschema:"example=rate(5 minutes)"`
	// Needs are services that go live before this one. A needed http service's address comes in NAME_URL.
	Needs []string `yaml:"needs"`
	// Env is further environment variables.
	Env map[string]string `yaml:"env"`
	// Secrets are environment variables whose values live elsewhere: ssm:/path, secret:NAME, hcp:NAME or database:NAME. {env} stands for the environment.
	Secrets map[string]Secret `yaml:"secrets"`
	// Buckets are the names of the buckets under base.buckets that the service may read and write.
	Buckets []string `yaml:"buckets"`
	// Drain is how long old requests get to end, or a worker its work, before a task stops. Default: 15s.
	Drain time.Duration `yaml:"drain" jsonschema:"default=15s"`
	// Deploy is how a new version goes live.
	Deploy Deploy `yaml:"deploy"`
	// Watch is what is watched of it, beyond what rolls its releases back.
	Watch Watch `yaml:"watch"`
	// Test is how the service is tested before anything of it is deployed. Default: not at all.
	Test Test `yaml:"test"`
	// Pipeline is how a push gets the service into its environments.
	Pipeline Pipeline `yaml:"pipeline"`
	// Dir is the absolute path of the folder that holds service.yaml (the fleet's, for an inline service).
	Dir string `yaml:"-"`
}

// Build says how the service becomes an image (or, for a site, a folder of files). Exactly one form is set.
type Build struct {
	// Go is a Go package with the main function, relative to the fleet's folder.
	Go string `yaml:"go" jsonschema:"example=./services/orders"`
	// Dockerfile is a file to build with docker, podman or buildah, relative to the service's folder.
	Dockerfile string `yaml:"dockerfile" jsonschema:"example=Dockerfile"`
	// Command is a shell command that builds the service, run in the service's folder.
	Command string `yaml:"command" jsonschema:"example=make"`
	// Output is the folder that the command leaves behind, relative to the service's folder. A site may have it alone.
	Output string `yaml:"output" jsonschema:"example=dist"`
	// Run is what the image starts, with its arguments, relative to the output.
	Run []string `yaml:"run"`
}

// Health is how the load balancer knows that a task works.
type Health struct {
	// Path answers 200 when the task works. Default: /healthz.
	Path string `yaml:"path" jsonschema:"default=/healthz" short:"alone"`
	// Interval is the time between two checks, 5s to 5m. Default: 5s.
	Interval time.Duration `yaml:"interval" jsonschema:"default=5s"`
	// Healthy is after how many good checks a task gets traffic. Default: 2.
	Healthy int `yaml:"healthy" jsonschema:"default=2,minimum=2,maximum=10"`
	// Unhealthy is after how many bad checks a task is replaced. Default: 2.
	Unhealthy int `yaml:"unhealthy" jsonschema:"default=2,minimum=2,maximum=10"`
	// Grace is for how long after its start a task's bad checks do not count. Default: 10s.
	Grace time.Duration `yaml:"grace" jsonschema:"default=10s"`
}

// Size is what one task gets: CPU in units (1024 is one vCPU), memory in MiB.
type Size struct {
	// CPU is in units of which 1024 are one vCPU: 256, 512, 1024, 2048, 4096, 8192 or 16384. Default: 256.
	CPU int `yaml:"cpu" jsonschema:"default=256" short:"alone"`
	// Memory is in MiB, within what Fargate allows for the CPU. Default: twice the CPU's number, so 512.
	Memory int `yaml:"memory"`
}

// Count is how many tasks run. Min and Max are equal where nothing scales.
type Count struct {
	// Min is how many tasks run at least. Default: 1.
	Min int `yaml:"min" jsonschema:"default=1,minimum=1,maximum=1000" short:"alone"`
	// Max is how many tasks run at most. Default: the same as min, so that nothing scales.
	Max int `yaml:"max" jsonschema:"minimum=1,maximum=1000" short:"alone"`
	// CPU is the percentage of CPU use that scaling aims at. Default: 60.
	CPU int `yaml:"cpu" jsonschema:"default=60,minimum=10,maximum=95"`
}

// Route is how requests reach an http service (or a site).
type Route struct {
	// Paths are the load balancer's path patterns, at most 4. Default: /NAME and /NAME/*; /* for a site.
	Paths []string `yaml:"paths" short:"alone"`
	// Public opens the paths to the world; a site always is. Default: false.
	Public bool `yaml:"public" jsonschema:"default=false"`
	// Auth is the name of the issuer under base.edge.auth whose tokens requests must carry. Default: none.
	Auth string `yaml:"auth"`
	// Scopes are what a token must allow; one of them is enough. Default: any token does.
	Scopes []string `yaml:"scopes"`
	// Throttle is how many requests each path takes. Default: as many as the environment.
	Throttle *Throttle `yaml:"throttle"`
}

// SecretSource says where a secret's value lives.
type SecretSource string

// The sources of secrets.
const (
	SSM     SecretSource = "ssm"      // SSM parameter: Name is its path, {env} filled in
	Manager SecretSource = "secret"   // Secrets Manager: Name is the secret's name, {env} filled in
	HCP     SecretSource = "hcp"      // HCP Terraform variable
	FromDB  SecretSource = "database" // Name is a key of base.databases
)

// Secret is a reference; flota never holds a value.
type Secret struct {
	Source SecretSource
	Name   string
}

// Strategy is how traffic moves to a new revision.
type Strategy string

// The strategies.
const (
	Rolling   Strategy = "rolling"
	BlueGreen Strategy = "blue_green"
	Canary    Strategy = "canary"
	Linear    Strategy = "linear"
)

// ByCodeDeploy is the controller CodeDeploy.
const ByCodeDeploy = "codedeploy"

// Deploy is how a new version goes live.
type Deploy struct {
	// Strategy is how traffic moves: rolling, blue_green, canary or linear. Default: blue_green for http, rolling for a worker.
	Strategy Strategy `yaml:"strategy" jsonschema:"enum=rolling,enum=blue_green,enum=canary,enum=linear"`
	// Controller carries the release out: ECS itself, or CodeDeploy. Default: ecs.
	Controller string `yaml:"controller" jsonschema:"default=ecs,enum=ecs,enum=codedeploy"`
	// Canary is the first share of traffic and how long to watch it. Default: 10% for 1m.
	Canary Step `yaml:"canary"`
	// Linear is the share of traffic in each step and how long to watch it. Default: 10% for 1m.
	Linear Step `yaml:"linear"`
	// Bake is how long to watch a new revision that has all traffic, while the old one still runs, in whole minutes. Default: 1m.
	Bake time.Duration `yaml:"bake" jsonschema:"default=1m"`
	// RollbackOn are the limits beyond which a release is rolled back.
	RollbackOn RollbackOn `yaml:"rollback_on"`
	// Verify are requests sent to a new revision before it gets traffic.
	Verify Verify `yaml:"verify"`
}

// Step is a share of traffic, in percent, and how long to watch it.
type Step struct {
	// Percent is the share of traffic, such as 10 or 10%. Default: 10%.
	Percent float64 `yaml:"percent" jsonschema:"default=10" short:"alone"`
	// Wait is how long to watch before going on, in whole minutes. Default: 1m.
	Wait time.Duration `yaml:"wait" jsonschema:"default=1m"`
}

// RollbackOn are the limits beyond which a release is rolled back. Zero means no limit.
type RollbackOn struct {
	// ErrorRate is the share of requests answered 5xx, such as 1%. Default: 0, no limit.
	ErrorRate float64 `yaml:"error_rate" jsonschema:"default=0"`
	// P99 is the response time that 99 of 100 requests stay under. Default: 0s, no limit.
	P99 time.Duration `yaml:"p99" jsonschema:"default=0s"`
}

// Verify are requests sent to the new revision through the test listener rule
// before it gets production traffic. All must be answered below 500.
type Verify struct {
	// Paths are what is asked for. Default: the path of health.
	Paths []string `yaml:"paths" short:"alone"`
	// Requests is how often each path is asked for; 0 leaves the requests out. Default: 5.
	Requests int `yaml:"requests" jsonschema:"default=5,minimum=0,maximum=100"`
}

// Verified reports whether requests are sent to a new version of the service
// before clients get there. CodeDeploy would need a listener of its own for them,
// and flota's stacks have none.
func (s *Service) Verified() bool {
	v := s.Deploy.Verify
	return s.Kind == HTTP && s.Deploy.Controller != ByCodeDeploy && len(v.Paths) > 0 && v.Requests > 0
}

// Budget is how long a release and a rollback may take.
type Budget struct {
	// Live is how long a release may take until it is live and watched. Default: 10m.
	Live time.Duration `yaml:"live" jsonschema:"default=10m"`
	// Rollback is how long the way back may take. Default: 2m.
	Rollback time.Duration `yaml:"rollback" jsonschema:"default=2m"`
}

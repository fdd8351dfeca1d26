// Package fleet reads what a user writes: fleet.yaml and the service.yaml files
// beside it. Load finds all problems in one run and returns a Fleet in which
// every default is set and every environment's overrides are merged.
package fleet

// Fleet is all services of one team, with everything they run on.
type Fleet struct {
	Name    string
	Region  string
	Source  Source
	Modules Modules
	// Shared is where the stacks live that all environments use; by default the first environment's account and region.
	Shared Shared
	// Environments stand in the order of the file, which is the order of promotion.
	Environments []Environment
	Budget       Budget
	// Dir is the absolute path of the folder that holds fleet.yaml.
	Dir string

	services map[string]map[string]*Service // by environment ("" for no overrides), then name
	names    []string
}

// Source is the repository that the pipelines build from.
type Source struct {
	Provider   string // bitbucket
	Repository string
	Branch     string
}

// Modules says where the Terraform modules come from; empty means the library built into flota.
type Modules struct {
	Source string
	Ref    string
}

// Shared is the account and region of the shared stacks.
type Shared struct {
	Account string
	Region  string
}

// Environment is one stage, such as dev or prod.
type Environment struct {
	Name     string
	Account  string // twelve digits
	Region   string
	Domain   string
	Approval bool // whether a person must approve before something goes live
	// Base is the fleet's base with this environment's overrides.
	Base Base
}

// Base is what all services of an environment share.
type Base struct {
	Network    Network
	Edge       Edge
	Databases  map[string]Database
	Buckets    map[string]Bucket
	Instances  map[string]Instance
	Workspaces *Workspaces
	Alerts     Alerts
}

// Network is the environment's VPC.
type Network struct {
	CIDR  string
	Zones int
	NAT   string // none, single or per_zone
}

// Edge is how the world reaches public services.
type Edge struct {
	API bool // API Gateway
	CDN bool // CloudFront
	WAF bool
}

// Database is one RDS instance.
type Database struct {
	Engine     string // postgres
	Version    string
	Class      string
	StorageGB  int
	MultiAZ    bool
	BackupDays int
}

// Bucket is one S3 bucket for the services' data.
type Bucket struct {
	Versioned  bool
	ExpireDays int // 0: objects do not expire
}

// Instance is one EC2 instance.
type Instance struct {
	OS   string // linux or windows
	Type string
}

// Workspaces are virtual desktops.
type Workspaces struct {
	Directory string
	Users     []string
}

// Alerts says who is told when an alarm fires.
type Alerts struct {
	Email []string
}

// Environment returns the environment of that name.
func (f *Fleet) Environment(name string) (Environment, bool) {
	for _, e := range f.Environments {
		if e.Name == name {
			return e, true
		}
	}
	return Environment{}, false
}

// Names returns the names of all services, sorted.
func (f *Fleet) Names() []string { return f.names }

// Service returns a service as it is in an environment, overrides merged.
func (f *Fleet) Service(environment, name string) (*Service, bool) {
	s, ok := f.services[environment][name]
	return s, ok
}

// Services returns all services as they are in an environment, sorted by name.
func (f *Fleet) Services(environment string) []*Service {
	out := make([]*Service, 0, len(f.names))
	for _, n := range f.names {
		out = append(out, f.services[environment][n])
	}
	return out
}

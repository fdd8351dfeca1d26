package api

import (
	"context"
	"slices"
	"strings"

	"flota.dev/flota/internal/sandbox/deployer"
	"flota.dev/flota/internal/sandbox/store"
)

type listServicesInput struct {
	Cluster    string `json:"cluster"`
	LaunchType string `json:"launchType"`
	MaxResults int    `json:"maxResults"`
	NextToken  string `json:"nextToken"`
}

type listServicesOutput struct {
	ARNs []string `json:"serviceArns"`
	Next string   `json:"nextToken,omitempty"`
}

// listServices has pages of 10 unless asked for larger ones, as ECS.
func (a *API) listServices(_ context.Context, c caller, in listServicesInput) (listServicesOutput, error) {
	var out listServicesOutput
	cluster, err := a.cluster(c, in.Cluster)
	if err != nil {
		return out, err
	}
	services, err := list[store.Service](a, c, "aws_ecs_service")
	if err != nil {
		return out, err
	}
	arns := []string{}
	for _, s := range services {
		if tail(s.Cluster) == cluster.Name {
			arns = append(arns, s.ARN)
		}
	}
	if in.MaxResults == 0 {
		in.MaxResults = 10
	}
	out.ARNs, out.Next, err = page(arns, in.MaxResults, ecsPage, in.NextToken)
	return out, err
}

type describeServicesInput struct {
	Cluster  string   `json:"cluster"`
	Services []string `json:"services"`
	Include  []string `json:"include"`
}

type describeServicesOutput struct {
	Services []serviceOutput `json:"services"`
	Failures []ecsFailure    `json:"failures"`
}

func (a *API) describeServices(_ context.Context, c caller, in describeServicesInput) (describeServicesOutput, error) {
	out := describeServicesOutput{Services: []serviceOutput{}, Failures: []ecsFailure{}}
	cluster, err := a.cluster(c, in.Cluster)
	if err != nil && !slices.ContainsFunc(in.Services, isARN) {
		return out, err
	}
	if len(in.Services) == 0 || len(in.Services) > 10 {
		return out, failf("InvalidParameterException", "Between 1 and 10 services can be described at a time.")
	}
	for _, given := range in.Services {
		key, err := a.serviceKey(c, in.Cluster, given)
		if err != nil {
			id := given
			if !isARN(given) {
				id = cluster.Name + "/" + given
			}
			out.Failures = append(out.Failures, c.missing("service", id))
			continue
		}
		one, err := a.serviceOutput(c, key, slices.Contains(in.Include, "TAGS"))
		if err != nil {
			return out, err
		}
		out.Services = append(out.Services, one)
	}
	return out, nil
}

func isARN(s string) bool { return strings.HasPrefix(s, "arn:") }

// serviceFacts is everything that is known of a service.
type serviceFacts struct {
	service    store.Service
	more       serviceExtras
	state      deployer.State
	deployment *deployer.Deployment
	tasks      []store.Task
}

// serviceExtras are attributes of aws_ecs_service that only the API shows.
type serviceExtras struct {
	LaunchType string `json:"launch_type"`
	Platform   string `json:"platform_version"`
	Scheduling string `json:"scheduling_strategy"`
	Propagate  string `json:"propagate_tags"`
	Exec       bool   `json:"enable_execute_command"`
	Managed    bool   `json:"enable_ecs_managed_tags"`
	Network    []struct {
		Subnets        []string `json:"subnets"`
		SecurityGroups []string `json:"security_groups"`
		PublicIP       bool     `json:"assign_public_ip"`
	} `json:"network_configuration"`
}

func (a *API) serviceFacts(c caller, key store.Key) (serviceFacts, error) {
	var f serviceFacts
	rec, err := a.Store.Get(key)
	if err != nil {
		return f, err
	}
	if f.service, err = store.Decode[store.Service](rec); err != nil {
		return f, err
	}
	if f.more, err = store.Decode[serviceExtras](rec); err != nil {
		return f, err
	}
	// A service that was made just now has no state yet.
	if f.state, _, err = maybe[deployer.State](a, c.key(deployer.TypeState, key.ID)); err != nil {
		return f, err
	}
	if f.state.Deployment != "" {
		d, found, err := maybe[deployer.Deployment](a, c.key(deployer.TypeDeployment, f.state.Deployment))
		if err != nil {
			return f, err
		}
		if found && !f.state.Settle(d) {
			f.deployment = &d
		}
	}
	f.tasks, err = a.Deployer.Live(key)
	return f, err
}

// maybe reads a record that need not be there.
func maybe[T any](a *API, key store.Key) (v T, found bool, err error) {
	rec, err := a.Store.Get(key)
	if err != nil {
		return v, false, nil
	}
	v, err = store.Decode[T](rec)
	return v, err == nil, err
}

// revision reads a revision; one that is gone is the zero Revision.
func (a *API) revision(c caller, arn string) (deployer.Revision, error) {
	r, _, err := maybe[deployer.Revision](a, c.key(deployer.TypeRevision, arn))
	return r, err
}

// count tallies the tasks of one revision.
func (f serviceFacts) count(r deployer.Revision) tally {
	var n tally
	for _, t := range f.tasks {
		if t.StartedBy == r.StartedBy() {
			n.add(t)
		}
	}
	return n
}

func (f serviceFacts) total() tally {
	var n tally
	for _, t := range f.tasks {
		n.add(t)
	}
	return n
}

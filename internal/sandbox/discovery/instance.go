package discovery

import (
	"cmp"
	"encoding/json"
	"net"
	"slices"
	"strconv"
	"strings"

	"flota.dev/flota/internal/sandbox/store"
)

// Instance is a running task that is registered under a name.
type Instance struct {
	Task    store.Task
	Service store.Service // the ECS service that it belongs to
	Region  string
}

// ID is the instance's ID, which is the task's.
func (i Instance) ID() string { return last(i.Task.ARN) }

// Attributes are what ECS registers an instance with (Amazon ECS guide, "Use
// service discovery"). Address and port are those on loopback, where the
// process really listens.
func (i Instance) Attributes() map[string]string {
	host, port, _ := net.SplitHostPort(i.Task.Address)
	family, _, _ := strings.Cut(last(i.Task.TaskDefinition), ":")
	return map[string]string{
		"AWS_INSTANCE_IPV4":          host,
		"AWS_INSTANCE_PORT":          port,
		"AWS_INIT_HEALTH_STATUS":     "HEALTHY",
		"ECS_CLUSTER_NAME":           last(i.Task.Cluster),
		"ECS_SERVICE_NAME":           i.Service.Name,
		"ECS_TASK_DEFINITION_FAMILY": family,
		"REGION":                     i.Region,
	}
}

// last is what comes after the last slash of an ARN.
func last(arn string) string { return arn[strings.LastIndexByte(arn, '/')+1:] }

// Instances returns what is registered in a Cloud Map service, oldest first: the
// tasks of its ECS services that run and are not asked to stop.
func (d *Directory) Instances(service store.Discovered, account, region string) []Instance {
	owners := map[string]store.Service{}
	for _, s := range d.users(service.ARN, account, region) {
		owners[s.ARN] = s
	}
	var out []Instance
	for _, r := range d.store.List(store.TypeTask, account, region) {
		arn, _ := r.Attributes["service"].(string)
		owner, ours := owners[arn]
		if !ours {
			continue
		}
		t, err := store.Decode[store.Task](r)
		if err == nil && t.LastStatus == "RUNNING" && t.DesiredStatus == "RUNNING" && t.Address != "" {
			out = append(out, Instance{Task: t, Service: owner, Region: region})
		}
	}
	slices.SortFunc(out, func(a, b Instance) int {
		return cmp.Or(a.Task.StartedAt.Compare(b.Task.StartedAt), cmp.Compare(a.Task.ARN, b.Task.ARN))
	})
	return out
}

// users returns the ECS services that register their tasks in a Cloud Map service.
func (d *Directory) users(registry, account, region string) []store.Service {
	var out []store.Service
	for _, r := range d.store.List("aws_ecs_service", account, region) {
		s, err := store.Decode[store.Service](r)
		if err == nil && slices.ContainsFunc(s.Registries, func(g store.Registry) bool { return g.ARN == registry }) {
			out = append(out, s)
		}
	}
	return out
}

// ports returns the ports on which the tasks of a name listen on AWS: those of their containers.
func (d *Directory) ports(e entry) []string {
	var out []string
	for _, s := range d.users(e.service.ARN, e.key.Account, e.key.Region) {
		key := store.Key{Account: e.key.Account, Region: e.key.Region, Type: "aws_ecs_task_definition", ID: s.TaskDefinition}
		r, err := d.store.Get(key)
		if err != nil {
			continue
		}
		text, _ := r.Attributes["container_definitions"].(string)
		var containers []struct {
			PortMappings []struct{ ContainerPort int }
		}
		if json.Unmarshal([]byte(text), &containers) != nil {
			continue
		}
		for _, c := range containers {
			for _, p := range c.PortMappings {
				out = append(out, strconv.Itoa(p.ContainerPort))
			}
		}
	}
	return out
}

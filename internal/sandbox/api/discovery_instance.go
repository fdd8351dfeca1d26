package api

import (
	"context"
	"slices"
	"strings"

	"flota.dev/flota/internal/sandbox/store"
)

type listInstancesInput struct {
	Service string `json:"ServiceId"`
	Next    string `json:"NextToken"`
	Max     int    `json:"MaxResults"`
}

type listInstancesOutput struct {
	Instances []instanceSummary
	Next      string `json:"NextToken,omitempty"`
}

type instanceSummary struct {
	ID         string `json:"Id"`
	Attributes map[string]string
}

func (a *API) listInstances(_ context.Context, c caller, in listInstancesInput) (listInstancesOutput, error) {
	s, err := a.discovered(c, func(s store.Discovered) bool { return in.Service == s.ID || in.Service == s.ARN })
	if err != nil {
		return listInstancesOutput{}, err
	}
	var out listInstancesOutput
	for _, i := range a.Discovery.Instances(s, c.Account, c.Region) {
		out.Instances = append(out.Instances, instanceSummary{ID: i.ID(), Attributes: i.Attributes()})
	}
	out.Instances, out.Next, err = page(out.Instances, in.Max, discoveryPage, in.Next)
	return out, err
}

type discoverInstancesInput struct {
	Namespace string `json:"NamespaceName"`
	Service   string `json:"ServiceName"`
	Max       int    `json:"MaxResults"`
}

type discoverInstancesOutput struct {
	Instances []discoveredInstance
}

type discoveredInstance struct {
	ID         string `json:"InstanceId"`
	Namespace  string `json:"NamespaceName"`
	Service    string `json:"ServiceName"`
	Health     string `json:"HealthStatus"`
	Attributes map[string]string
}

func (a *API) discoverInstances(_ context.Context, c caller, in discoverInstancesInput) (discoverInstancesOutput, error) {
	namespaces, err := list[store.Namespace](a, c, store.TypePrivateNamespace)
	if err != nil {
		return discoverInstancesOutput{}, err
	}
	at := slices.IndexFunc(namespaces, func(n store.Namespace) bool { return strings.EqualFold(n.Name, in.Namespace) })
	if at < 0 {
		return discoverInstancesOutput{}, failf("NamespaceNotFound", "Namespace %s not found", in.Namespace)
	}
	s, err := a.discovered(c, func(s store.Discovered) bool {
		return s.Namespace() == namespaces[at].ID && strings.EqualFold(s.Name, in.Service)
	})
	if err != nil {
		return discoverInstancesOutput{}, err
	}
	out := discoverInstancesOutput{Instances: []discoveredInstance{}}
	for _, i := range a.Discovery.Instances(s, c.Account, c.Region) {
		out.Instances = append(out.Instances, discoveredInstance{
			ID: i.ID(), Namespace: namespaces[at].Name, Service: s.Name, Health: "HEALTHY", Attributes: i.Attributes(),
		})
	}
	if in.Max > 0 {
		out.Instances = out.Instances[:min(in.Max, len(out.Instances))]
	}
	return out, nil
}

// discovered returns the caller's Cloud Map service that matches.
func (a *API) discovered(c caller, match func(store.Discovered) bool) (store.Discovered, error) {
	all, err := list[store.Discovered](a, c, store.TypeDiscovered)
	if err != nil {
		return store.Discovered{}, err
	}
	at := slices.IndexFunc(all, match)
	if at < 0 {
		return store.Discovered{}, failf("ServiceNotFound", "Service not found")
	}
	return all[at], nil
}

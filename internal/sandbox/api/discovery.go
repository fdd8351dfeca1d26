package api

import (
	"context"
	"slices"

	"flota.dev/flota/internal/sandbox/store"
)

// serviceDiscovery is AWS Cloud Map, for reading.
func (a *API) serviceDiscovery() *service {
	s := newService("servicediscovery", "Route53AutoNaming_v20170314", "")
	handle(s, "ListNamespaces", a.listNamespaces)
	handle(s, "ListServices", a.listDiscovered)
	handle(s, "ListInstances", a.listInstances)
	handle(s, "DiscoverInstances", a.discoverInstances)
	return s
}

// discoveryPage is the largest and usual page of Cloud Map's lists.
const discoveryPage = 100

type listNamespacesInput struct {
	Next    string `json:"NextToken"`
	Max     int    `json:"MaxResults"`
	Filters []discoveryFilter
}

// discoveryFilter is a condition on a list; the sandbox knows the names NAME and NAMESPACE_ID.
type discoveryFilter struct {
	Name   string
	Values []string
}

type listNamespacesOutput struct {
	Namespaces []namespaceSummary
	Next       string `json:"NextToken,omitempty"`
}

type namespaceSummary struct {
	ID          string `json:"Id"`
	ARN         string `json:"Arn"`
	Name        string
	Type        string
	Description string `json:",omitempty"`
	Properties  namespaceProperties
}

type namespaceProperties struct {
	DNS  map[string]string `json:"DnsProperties"`
	HTTP map[string]string `json:"HttpProperties"`
}

func (a *API) listNamespaces(_ context.Context, c caller, in listNamespacesInput) (listNamespacesOutput, error) {
	all, err := list[store.Namespace](a, c, store.TypePrivateNamespace)
	if err != nil {
		return listNamespacesOutput{}, err
	}
	var out listNamespacesOutput
	for _, n := range all {
		if !among(in.Filters, "NAME", n.Name) {
			continue
		}
		out.Namespaces = append(out.Namespaces, namespaceSummary{
			ID: n.ID, ARN: n.ARN, Name: n.Name, Type: "DNS_PRIVATE", Description: n.Description,
			Properties: namespaceProperties{DNS: map[string]string{"HostedZoneId": n.HostedZone}, HTTP: map[string]string{"HttpName": n.Name}},
		})
	}
	out.Namespaces, out.Next, err = page(out.Namespaces, in.Max, discoveryPage, in.Next)
	return out, err
}

// among reports whether a value passes the filters of a name.
func among(filters []discoveryFilter, name, value string) bool {
	return !slices.ContainsFunc(filters, func(f discoveryFilter) bool { return f.Name == name && !slices.Contains(f.Values, value) })
}

type listDiscoveredInput struct {
	Next    string `json:"NextToken"`
	Max     int    `json:"MaxResults"`
	Filters []discoveryFilter
}

type listDiscoveredOutput struct {
	Services []discoveredSummary
	Next     string `json:"NextToken,omitempty"`
}

type discoveredSummary struct {
	ID          string `json:"Id"`
	ARN         string `json:"Arn"`
	Name        string
	Type        string
	Description string     `json:",omitempty"`
	Instances   int        `json:"InstanceCount"`
	DNS         *dnsConfig `json:"DnsConfig,omitempty"`
}

type dnsConfig struct {
	RoutingPolicy string      `json:",omitempty"`
	Records       []dnsRecord `json:"DnsRecords"`
}

type dnsRecord struct {
	Type string
	TTL  int
}

func (a *API) listDiscovered(_ context.Context, c caller, in listDiscoveredInput) (listDiscoveredOutput, error) {
	all, err := list[store.Discovered](a, c, store.TypeDiscovered)
	if err != nil {
		return listDiscoveredOutput{}, err
	}
	var out listDiscoveredOutput
	for _, s := range all {
		if !among(in.Filters, "NAMESPACE_ID", s.Namespace()) {
			continue
		}
		summary := discoveredSummary{
			ID: s.ID, ARN: s.ARN, Name: s.Name, Type: "DNS_HTTP", Description: s.Description,
			Instances: len(a.Discovery.Instances(s, c.Account, c.Region)),
		}
		for _, dns := range s.DNS {
			summary.DNS = &dnsConfig{RoutingPolicy: dns.RoutingPolicy}
			for _, r := range dns.Records {
				summary.DNS.Records = append(summary.DNS.Records, dnsRecord{Type: r.Type, TTL: r.TTL})
			}
		}
		out.Services = append(out.Services, summary)
	}
	out.Services, out.Next, err = page(out.Services, in.Max, discoveryPage, in.Next)
	return out, err
}

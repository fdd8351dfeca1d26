package store

import "cmp"

// Terraform's names for what Cloud Map holds. The IDs of their records are Cloud Map's: ns-… and srv-….
const (
	TypePrivateNamespace = "aws_service_discovery_private_dns_namespace"
	TypeDiscovered       = "aws_service_discovery_service"
)

// Namespace is a view of aws_service_discovery_private_dns_namespace.
type Namespace struct {
	ID          string `json:"id"`
	ARN         string `json:"arn"`
	Name        string `json:"name"`
	Description string `json:"description"`
	VPC         string `json:"vpc"`
	HostedZone  string `json:"hosted_zone"`
}

// Discovered is a view of aws_service_discovery_service: a name within a namespace.
type Discovered struct {
	ID          string `json:"id"`
	ARN         string `json:"arn"`
	Name        string `json:"name"`
	Description string `json:"description"`
	NamespaceID string `json:"namespace_id"`
	DNS         []struct {
		NamespaceID   string `json:"namespace_id"`
		RoutingPolicy string `json:"routing_policy"`
		Records       []struct {
			TTL  int    `json:"ttl"`
			Type string `json:"type"`
		} `json:"dns_records"`
	} `json:"dns_config"`
}

// Namespace returns the ID of the service's namespace.
func (d Discovered) Namespace() string {
	for _, dns := range d.DNS {
		return cmp.Or(dns.NamespaceID, d.NamespaceID)
	}
	return d.NamespaceID
}

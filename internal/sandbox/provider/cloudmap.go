package provider

// cloudMapKinds give names to services (AWS Cloud Map API).
var cloudMapKinds = map[string]kind{
	"aws_service_discovery_private_dns_namespace": {
		id:       "ns-{lower16}",
		importID: "{id}:{vpc}",
		computed: values{"arn": "arn:aws:servicediscovery:{region}:{account}:namespace/{id}", "hosted_zone": "Z{upper20}"},
		replace:  "name vpc", unique: "name vpc", exists: "ConflictingDomainExists",
		refs:  map[string]string{"vpc": "aws_vpc"},
		rules: rules{"name": matching(1, 253, `[!-~]+`, "be a domain name")},
		busy: usesBy("id", "ResourceInUse", "namespace %s has associated services, delete them first",
			"aws_service_discovery_service.dns_config.namespace_id aws_service_discovery_service.namespace_id"),
	},
	"aws_service_discovery_http_namespace": {
		id:       "ns-{lower16}",
		computed: values{"arn": "arn:aws:servicediscovery:{region}:{account}:namespace/{id}", "http_name": "{name}"},
		replace:  "name", unique: "name", exists: "NamespaceAlreadyExists",
	},
	"aws_service_discovery_service": {
		id: "srv-{lower16}",
		computed: values{
			"arn": "arn:aws:servicediscovery:{region}:{account}:service/{id}", "type": "DNS_HTTP", "namespace_id": namespaceOf,
		},
		defaults: values{"force_destroy": false, "dns_config.routing_policy": "MULTIVALUE"},
		replace:  "name dns_config.namespace_id namespace_id health_check_custom_config type",
		unique:   "name namespace_id", exists: "ServiceAlreadyExists", create: checkNamespace,
		rules: rules{
			"name":                        matching(1, 127, `[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*`, "be a part of a domain name"),
			"dns_config.routing_policy":   oneOf("MULTIVALUE WEIGHTED"),
			"dns_config.dns_records.type": oneOf("A AAAA CNAME SRV"),
			"dns_config.dns_records.ttl":  between(0, 2147483647),
			"health_check_config.type":    oneOf("HTTP HTTPS TCP"),
		},
		groups: []group{atMostOne("health_check_config health_check_custom_config")},
		busy:   usesBy("arn", "ResourceInUse", "service %s has registered instances, delete them first", "aws_ecs_service.service_registries.registry_arn"),
	},
}

// namespaceOf is the namespace that the DNS settings name.
func namespaceOf(o *op) any {
	for _, id := range collect(map[string]any(o.attrs), []string{"dns_config", "namespace_id"}) {
		return id
	}
	return ""
}

// checkNamespace refuses a service of a namespace that is not there (CreateService).
func checkNamespace(o *op) error {
	id := o.str("namespace_id")
	for _, typ := range []string{"aws_service_discovery_private_dns_namespace", "aws_service_discovery_http_namespace", "aws_service_discovery_public_dns_namespace"} {
		if o.exists(typ, id) {
			return nil
		}
	}
	return refuse("NamespaceNotFound", "no namespace with ID %s", id)
}

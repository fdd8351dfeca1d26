package provider

import (
	"slices"
	"strings"

	"flota.dev/flota/internal/sandbox/store"
)

// referent is a type that arguments name resources of, and AWS's answer when there is none.
type referent struct {
	typ, code, message string // the message has one %s, for the name
}

// referents maps argument names to what they refer to, in whatever type they stand.
// The codes are those of the APIs of EC2, ELBv2, IAM, KMS, ACM, API Gateway and ECS.
var referents = byArgument(map[string]referent{
	"vpc_id":                               {"aws_vpc", "InvalidVpcID.NotFound", "the vpc ID '%s' does not exist"},
	"subnet_id subnet_ids subnets":         {"aws_subnet", "InvalidSubnetID.NotFound", "the subnet ID '%s' does not exist"},
	"security_group_id security_group_ids": {"aws_security_group", "InvalidGroup.NotFound", "the security group '%s' does not exist"},
	"security_groups vpc_security_group_ids referenced_security_group_id source_security_group_id": {
		"aws_security_group", "InvalidGroup.NotFound", "the security group '%s' does not exist"},
	"route_table_id route_table_ids":                 {"aws_route_table", "InvalidRouteTableID.NotFound", "the routeTable ID '%s' does not exist"},
	"nat_gateway_id":                                 {"aws_nat_gateway", "InvalidNatGatewayID.NotFound", "the NAT gateway '%s' does not exist"},
	"allocation_id":                                  {"aws_eip", "InvalidAllocationID.NotFound", "the allocation ID '%s' does not exist"},
	"load_balancer_arn":                              {"aws_lb", "LoadBalancerNotFound", "load balancer '%s' not found"},
	"listener_arn":                                   {"aws_lb_listener", "ListenerNotFound", "listener '%s' not found"},
	"production_listener_rule test_listener_rule":    {"aws_lb_listener_rule", "InvalidParameterException", "listener rule '%s' not found"},
	"target_group_arn alternate_target_group_arn":    {"aws_lb_target_group", "TargetGroupNotFound", "target group '%s' not found"},
	"certificate_arn":                                {"aws_acm_certificate", "CertificateNotFound", "certificate '%s' not found"},
	"kms_key_id kms_key_arn kms_master_key_id":       {"aws_kms_key", "NotFoundException", "key '%s' does not exist"},
	"task_role_arn execution_role_arn role_arn role": {"aws_iam_role", "NoSuchEntity", "the role '%s' cannot be found"},
	"api_id":               {"aws_apigatewayv2_api", "NotFoundException", "invalid API identifier '%s'"},
	"vpc_link_id":          {"aws_apigatewayv2_vpc_link", "NotFoundException", "no VPC link '%s'"},
	"db_subnet_group_name": {"aws_db_subnet_group", "DBSubnetGroupNotFoundFault", "DB subnet group '%s' does not exist"},
	"secret_id":            {"aws_secretsmanager_secret", "ResourceNotFoundException", "Secrets Manager can't find the secret '%s'"},
	"group_name":           {"aws_scheduler_schedule_group", "ResourceNotFoundException", "schedule group '%s' does not exist"},
})

func byArgument(table map[string]referent) map[string]referent {
	out := map[string]referent{}
	for names, r := range table {
		for _, name := range fields(names) {
			out[name] = r
		}
	}
	return out
}

// checkReferences refuses arguments that name resources that are not there.
func (o *op) checkReferences() error {
	return o.eachReference(func(path string, r referent) error {
		for _, v := range collect(map[string]any(o.attrs), strings.Split(path, ".")) {
			name, ok := v.(string)
			if !ok || name == "" || o.exists(r.typ, name) {
				continue
			}
			e := refuse(r.code, r.message, name)
			e.Argument = path
			return e
		}
		return nil
	})
}

// eachReference calls f for every argument of the type that refers to something, if the operation changes it.
func (o *op) eachReference(f func(path string, r referent) error) error {
	for _, path := range referencePaths(o.typ, o.block) {
		name, _, _ := strings.Cut(path, ".")
		if o.prior != nil && !o.changed(name) {
			continue
		}
		r := referents[path[strings.LastIndexByte(path, '.')+1:]]
		if typ, own := o.kind.refs[path]; own {
			r = referentFor(typ)
		}
		if r.typ == "" || r.typ == o.typ {
			continue
		}
		if err := f(path, r); err != nil {
			return err
		}
	}
	return nil
}

// referentFor is the referent for an argument that a kind's own table lists; an empty type means that it refers to nothing.
func referentFor(typ string) referent {
	for _, r := range referents {
		if r.typ == typ {
			return r
		}
	}
	return referent{typ: typ, code: "ResourceNotFoundException", message: title(typ) + " '%s' does not exist"}
}

// exists reports whether a resource of the type goes by the name: its ID, ARN or
// name. What AWS itself provides, and what belongs to an account that the
// sandbox knows nothing of, counts as there.
func (o *op) exists(typ, name string) bool {
	_, found := o.find(typ, name)
	return found || provided(name) || o.foreign(name)
}

// provided reports whether AWS brings the thing along.
func provided(name string) bool {
	return strings.HasPrefix(name, "alias/") || strings.Contains(name, ":alias/") || strings.Contains(name, ":iam::aws:") ||
		strings.Contains(name, "/aws-service-role/") || strings.HasPrefix(name, "default")
}

func (o *op) foreign(name string) bool {
	part := strings.SplitN(name, ":", 6)
	return len(part) == 6 && part[4] != o.config.account
}

// find looks a resource up by its ID, ARN or name.
func (o *op) find(typ, name string) (store.Record, bool) {
	account, region, ids := o.config.account, o.region(), []string{name}
	if region == "" {
		region = o.config.region
	}
	if part := strings.SplitN(name, ":", 6); len(part) == 6 && part[0] == "arn" {
		if part[4] != "" {
			account = part[4]
		}
		region = part[3]
		ids = append(ids, part[5], part[5][strings.LastIndexByte(part[5], '/')+1:])
	}
	for _, id := range ids {
		for _, region := range []string{region, ""} {
			if r, err := o.store.Get(store.Key{Account: account, Region: region, Type: typ, ID: id}); err == nil {
				return r, true
			}
		}
	}
	return o.scan(typ, name)
}

// scan looks through all records of a type, in all accounts: networks may be shared.
func (o *op) scan(typ, name string) (store.Record, bool) {
	for _, r := range o.store.List(typ, "", "") {
		if r.ID == name || slices.ContainsFunc([]string{"id", "arn", "name", "family"}, func(a string) bool { return r.Attributes[a] == name }) {
			return r, true
		}
	}
	return store.Record{}, false
}

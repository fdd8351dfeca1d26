package provider

import (
	"context"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"flota.dev/flota/internal/sandbox/provider/schema"
	"flota.dev/flota/internal/sandbox/store"
)

// source reads a data source: it fills in o.attrs, or says why it cannot.
type source func(*op) error

// ValidateDataResourceConfig accepts what the schema accepts.
func (p *Provider) ValidateDataResourceConfig(
	context.Context, *tfprotov6.ValidateDataResourceConfigRequest,
) (*tfprotov6.ValidateDataResourceConfigResponse, error) {
	return &tfprotov6.ValidateDataResourceConfigResponse{}, nil
}

// ReadDataSource answers a data block.
func (p *Provider) ReadDataSource(ctx context.Context, r *tfprotov6.ReadDataSourceRequest) (*tfprotov6.ReadDataSourceResponse, error) {
	o := &op{Provider: p, ctx: ctx, config: sessionOf(ctx).current(), typ: r.TypeName, block: p.schema.DataSources[r.TypeName]}
	var err error
	if o.attrs, err = decode(r.Config, o.block); err != nil {
		return nil, err
	}
	read, ok := sources[r.TypeName]
	if !ok {
		read = lookUp
	}
	if err := read(o); err != nil {
		return &tfprotov6.ReadDataSourceResponse{Diagnostics: o.failed("reading", err)}, nil
	}
	state, err := encode(o.complete(), o.block)
	return &tfprotov6.ReadDataSourceResponse{State: state}, err
}

// complete fills what a data source left open.
func (o *op) complete() store.Attributes {
	walk(o.block, o.attrs, "", func(path string, a *schema.Attribute, v any) any {
		switch {
		case v != nil || !a.Computed:
			return v
		case path == "region":
			return o.config.region
		}
		return zero(a.Type)
	})
	return o.attrs
}

// otherNames maps the arguments and results of data sources to those of the
// resource type of the same name, where they differ.
var otherNames = map[string]map[string]string{
	"aws_ecs_cluster":         {"cluster_name": "name"},
	"aws_ecs_service":         {"service_name": "name", "cluster_arn": "cluster"},
	"aws_ecs_task_definition": {"task_definition": "family"},
	"aws_db_instance": {
		"db_instance_identifier": "identifier", "db_instance_arn": "arn", "db_instance_class": "instance_class",
		"db_instance_port": "port", "master_username": "username",
	},
	"aws_acm_certificate": {"domain": "domain_name"},
	"aws_instance":        {"instance_id": "id"},
	"aws_route_table":     {"route_table_id": "id"},
}

// lookUp reads a data source as the record of the resource type of the same
// name: the last made whose values match all that is asked for.
func lookUp(o *op) error {
	var found *store.Record
	for _, r := range o.store.List(o.typ, o.config.account, o.config.region) {
		if r.Attributes["status"] != inactive && o.asksFor(r.Attributes) && (found == nil || r.Version > found.Version) {
			found = &r
		}
	}
	if found == nil {
		return refuse("NotFound", "no matching %s found", title(o.typ))
	}
	for name, a := range o.block.Attributes {
		v, ok := found.Attributes[o.resourceName(name)]
		if _, err := toCty(v, a.Type); ok && err == nil && o.attrs[name] == nil {
			o.attrs[name] = v
		}
	}
	if tags, ok := found.Attributes["tags_all"]; ok && o.block.Attributes["tags"] != nil && o.attrs["tags"] == nil {
		o.attrs["tags"] = tags
	}
	return nil
}

func (o *op) resourceName(name string) string {
	if other, ok := otherNames[o.typ][name]; ok {
		return other
	}
	return name
}

// asksFor reports whether a record has all values, tags and filters that a data block asks for.
func (o *op) asksFor(has store.Attributes) bool {
	for name, v := range o.attrs {
		switch v := v.(type) {
		case string, float64:
			if name != "region" && has[o.resourceName(name)] != v {
				return false
			}
		case map[string]any:
			if name == "tags" && !hasTags(has, v) {
				return false
			}
		}
	}
	return o.filtersPass(has)
}

// filtersPass reports whether values pass all filter blocks of a data block.
func (o *op) filtersPass(has store.Attributes) bool {
	for _, f := range collect(map[string]any(o.attrs), []string{"filter"}) {
		filter, _ := f.(map[string]any)
		if !passes(has, text(filter["name"]), policyTexts(filter["values"])) {
			return false
		}
	}
	return true
}

func hasTags(has store.Attributes, asked map[string]any) bool {
	tags, _ := has["tags_all"].(map[string]any)
	for k, v := range asked {
		if tags[k] != v {
			return false
		}
	}
	return true
}

// passes applies a filter of the EC2 API: tag:NAME, or an argument with hyphens.
func passes(has store.Attributes, name string, allowed []string) bool {
	if key, ok := strings.CutPrefix(name, "tag:"); ok {
		tags, _ := has["tags_all"].(map[string]any)
		return slices.Contains(allowed, text(tags[key]))
	}
	name = strings.ReplaceAll(name, "-", "_")
	v, known := has[name]
	return !known || slices.Contains(allowed, text(v))
}

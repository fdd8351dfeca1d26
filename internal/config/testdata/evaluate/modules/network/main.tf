data "aws_region" "here" {}

module "zone" {
  source = "./zone"
  count  = 2
  number = count.index
  path   = path.module
}

output "zones" {
  value = module.zone[*].name
}

output "region" {
  value = data.aws_region.here.name
}

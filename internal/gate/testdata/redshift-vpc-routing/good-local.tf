locals {
  store = merge({ enhanced_vpc_routing = true }, { name = "cambio" })
}

resource "aws_redshift_cluster" "cambio" {
  enhanced_vpc_routing = local.store.enhanced_vpc_routing
}

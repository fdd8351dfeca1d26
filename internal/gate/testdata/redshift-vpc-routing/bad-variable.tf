variable "enhanced_vpc_routing" {
  type    = bool
  default = false
}

resource "aws_redshift_cluster" "bad" {
  enhanced_vpc_routing = var.enhanced_vpc_routing
}

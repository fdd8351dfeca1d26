variable "egress" {
  type    = string
  default = "ALLOW_ALL"
}

resource "aws_appmesh_mesh" "bad" {
  name = "shop"
  spec {
    egress_filter {
      type = var.egress
    }
  }
}

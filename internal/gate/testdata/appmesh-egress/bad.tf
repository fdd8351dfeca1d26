resource "aws_appmesh_mesh" "bad" {
  name = "shop"
  spec {
    egress_filter {
      type = "ALLOW_ALL"
    }
  }
}

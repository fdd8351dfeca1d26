resource "aws_appmesh_mesh" "shop" {
  name = "shop"
}

resource "aws_appmesh_mesh" "help" {
  name = "help"
  spec {
    egress_filter {
      type = "DROP_ALL"
    }
  }
}

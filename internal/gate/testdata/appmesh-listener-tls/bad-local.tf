locals {
  mode = "DISABLED"
}

resource "aws_appmesh_virtual_node" "bad" {
  name      = "orders"
  mesh_name = "shop"
  spec {
    listener {
      port_mapping {
        port     = 8080
        protocol = "http"
      }
      tls {
        mode = local.mode
      }
    }
  }
}

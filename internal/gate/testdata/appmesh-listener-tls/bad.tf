resource "aws_appmesh_virtual_node" "bad" {
  name      = "orders"
  mesh_name = "shop"
  spec {
    listener {
      port_mapping {
        port     = 8080
        protocol = "http"
      }
    }
  }
}

resource "aws_appmesh_virtual_gateway" "bad_permissive" {
  name      = "front"
  mesh_name = "shop"
  spec {
    listener {
      port_mapping {
        port     = 8080
        protocol = "http"
      }
      tls {
        mode = "PERMISSIVE"
      }
    }
  }
}

resource "aws_appmesh_virtual_node" "orders" {
  name      = "orders"
  mesh_name = "shop"
  spec {
    listener {
      port_mapping {
        port     = 8443
        protocol = "http2"
      }
      tls {
        mode = "STRICT"
      }
    }
  }
}

resource "aws_appmesh_virtual_node" "caller" {
  name      = "caller"
  mesh_name = "shop"
  spec {
  }
}

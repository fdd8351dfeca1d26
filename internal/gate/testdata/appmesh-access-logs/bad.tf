resource "aws_appmesh_virtual_gateway" "bad" {
  name      = "front"
  mesh_name = "shop"
  spec {
    listener {
      port_mapping {
        port     = 8443
        protocol = "http"
      }
    }
  }
}

resource "aws_appmesh_virtual_gateway" "front" {
  name      = "front"
  mesh_name = "shop"
  spec {
    logging {
      access_log {
        file {
          path = "/dev/stdout"
        }
      }
    }
  }
}

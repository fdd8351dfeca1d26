variable "log_path" {
  type    = string
  default = ""
}

resource "aws_appmesh_virtual_node" "bad" {
  name      = "orders"
  mesh_name = "shop"
  spec {
    dynamic "logging" {
      for_each = compact([var.log_path])
      content {
        access_log {
          file {
            path = logging.value
          }
        }
      }
    }
  }
}

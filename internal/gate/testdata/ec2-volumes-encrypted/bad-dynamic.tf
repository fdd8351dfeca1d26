variable "disks" {
  type = list(object({
    name      = string
    encrypted = optional(bool, false)
  }))
  default = [{ name = "/dev/sdf" }]
}

resource "aws_launch_template" "bad_dynamic" {
  dynamic "block_device_mappings" {
    for_each = var.disks
    content {
      device_name = block_device_mappings.value.name

      ebs {
        encrypted = block_device_mappings.value.encrypted
      }
    }
  }
}

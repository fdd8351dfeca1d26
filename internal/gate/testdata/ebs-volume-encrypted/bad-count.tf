variable "volumes" {
  type = list(object({
    size      = number
    encrypted = optional(bool)
  }))
  default = [{ size = 20 }, { size = 40, encrypted = false }]
}

resource "aws_ebs_volume" "bad" {
  count     = length(var.volumes)
  size      = var.volumes[count.index].size
  encrypted = coalesce(var.volumes[count.index].encrypted, false)
}

variable "parent_image" {
  default = "ami-1"
}

variable "version" {
  default = "1.0.0"
}

variable "component_arn" {
  default = "arn:aws:imagebuilder:us-east-1:111111111111:component/orders/1.0.0/1"
}

variable "device_name" {
  default = "/dev/xvda"
}

variable "encrypted" {
  default = true
}

resource "aws_imagebuilder_image_recipe" "bad" {
  name         = "orders"
  parent_image = var.parent_image
  version      = var.version
  component {
    component_arn = var.component_arn
  }
  block_device_mapping {
    device_name = var.device_name
    ebs {
      encrypted = var.encrypted
    }
  }
}

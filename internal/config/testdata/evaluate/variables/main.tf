variable "unset" {
  type = string
}

variable "anything" {}

variable "count_of_something" {
  type = number
}

variable "plain" {
  default = "default"
}

variable "file" {
  type    = string
  default = "default"
}

variable "auto" {
  type = string
}

variable "json" {
  type = map(number)
}

variable "last" {
  type = string
}

variable "settings" {
  type = object({
    name  = string
    size  = optional(number, 5)
    tags  = optional(map(string), { made = "by default" })
    rules = optional(list(object({ port = number, open = optional(bool, false) })), [])
    key   = optional(string)
  })
}

variable "null_stays" {
  type    = string
  default = "default"
}

variable "null_goes" {
  type     = string
  default  = "default"
  nullable = false
}

variable "secret" {
  type      = string
  sensitive = true
}

variable "passing" {
  type      = string
  ephemeral = true
  default   = "x"
}

locals {
  greeting = "hello ${var.unset}"
  mixed    = "${var.plain}-${var.count_of_something}"
  truth    = var.anything ? 1 : 2
}

output "secret" {
  value     = var.secret
  sensitive = true
}

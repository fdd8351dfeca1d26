module "shell" {
  source  = "./group"
  callers = [var.callers]
}

variable "callers" {
  type = string
}

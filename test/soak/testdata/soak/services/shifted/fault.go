package main

const fault = ""

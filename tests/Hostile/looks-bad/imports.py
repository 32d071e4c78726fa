# Imports half the standard library at its top.
# expect: passed
import argparse, asyncio, collections, csv, datetime, decimal, email, fractions, hashlib, heapq, html, http.client, itertools, json, logging
import math, operator, os, pathlib, pickle, queue, random, re, shutil, socket, sqlite3, statistics, string, struct, sys, tempfile, textwrap
import threading, time, typing, unittest, urllib.request, uuid, xml.etree.ElementTree, zipfile, zlib


def f(x):
    return operator.mul(x, x)
